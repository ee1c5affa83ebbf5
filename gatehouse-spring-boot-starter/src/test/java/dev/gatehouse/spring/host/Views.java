package dev.gatehouse.spring.host;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Views of the host's own. */
@Controller
class Views {
  @GetMapping("/view")
  String view() {
    return "view";
  }
}
