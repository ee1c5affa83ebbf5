package dev.gatehouse.server;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads from the front of the house to the accounts: the server has no other pages. */
@Controller
final class FrontPage {
  private final String path;

  FrontPage(@Value("${gatehouse.path:/account}") String path) {
    this.path = path;
  }

  @GetMapping("/")
  String accounts() {
    return "redirect:" + path;
  }
}
