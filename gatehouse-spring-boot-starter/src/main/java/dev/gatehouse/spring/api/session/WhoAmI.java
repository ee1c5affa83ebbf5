package dev.gatehouse.spring.api.session;

import dev.gatehouse.spring.security.SignedInUser;
import java.util.List;
import java.util.UUID;

/** The signed-in user as JSON. */
record WhoAmI(UUID userId, String email, boolean confirmed, List<String> roles, UUID sessionId) {
  static WhoAmI of(SignedInUser signedIn) {
    return new WhoAmI(
        signedIn.id().value(),
        signedIn.user().email().typed(),
        signedIn.user().confirmed(),
        List.copyOf(signedIn.roles()),
        signedIn.session().id().value());
  }
}
