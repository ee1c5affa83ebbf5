package dev.gatehouse.spring.pages.email;

import dev.gatehouse.email.Evidence;
import dev.gatehouse.password.Password;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.user.User;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;

/** Who follows a mailed link, by a browser: with the session in the cookie, or a password. */
record Follower(ServerRequest request) {
  String token() {
    return request.param("token").orElse("");
  }

  Evidence evidence(Cookies cookies) {
    return new Evidence(
        PresentedToken.of(request.servletRequest(), cookies.session())
            .flatMap(PresentedToken::token),
        request.param("password").filter(typed -> !typed.isEmpty()).map(Password::of));
  }

  /** What the page shows: a field for the password, but for who is signed in as the holder. */
  Map<String, ?> form(User holder) {
    return form(isSignedIn(holder));
  }

  Map<String, ?> form(boolean proved) {
    return Map.of("token", token(), "proved", proved);
  }

  private boolean isSignedIn(User holder) {
    return SignedInUser.of(request.servletRequest())
        .filter(user -> user.id().equals(holder.id()))
        .isPresent();
  }

  /** Why what came along with the link is not enough. */
  List<FormFault> unproved() {
    var typed = request.param("password").filter(text -> !text.isEmpty()).isPresent();
    return List.of(FormFault.of("password", typed ? "password-wrong" : "password-missing"));
  }
}
