package dev.gatehouse.spring.api;

import dev.gatehouse.spring.security.SignedInUser;
import java.util.List;

/** The signed-in user as JSON. */
record WhoAmI(
    String userId, String email, boolean confirmed, List<String> roles, String sessionId) {
  static WhoAmI of(SignedInUser signedIn) {
    return new WhoAmI(
        signedIn.id().toString(),
        signedIn.user().email().typed(),
        signedIn.user().confirmed(),
        List.copyOf(signedIn.roles()),
        signedIn.session().id().toString());
  }
}
