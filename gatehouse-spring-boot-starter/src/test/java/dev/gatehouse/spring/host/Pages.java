package dev.gatehouse.spring.host;

import dev.gatehouse.spring.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pages of the host's own. */
@RestController
class Pages {
  @GetMapping("/notes")
  String notes(@AuthenticationPrincipal SignedInUser user) {
    return "notes of " + user.user().email().typed() + " " + user.authorities();
  }

  @PostMapping("/notes")
  String add(@AuthenticationPrincipal SignedInUser user) {
    return "added";
  }
}
