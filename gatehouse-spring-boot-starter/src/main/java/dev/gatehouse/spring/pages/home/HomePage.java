package dev.gatehouse.spring.pages.home;

import dev.gatehouse.spring.pages.Pictures;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page that says who you are. */
final class HomePage {
  private final Pictures pictures;
  private final Views views;

  HomePage(Pictures pictures, Views views) {
    this.pictures = pictures;
    this.views = views;
  }

  ServerResponse show(ServerRequest request) {
    var signedIn = SignedInUser.required(request.servletRequest());
    var user = signedIn.user();
    var profile = user.profile();
    return views.show(
        "home",
        Map.of(
            "email", user.email().typed(),
            "confirmed", user.confirmed(),
            "name", (profile.firstName() + ' ' + profile.lastName()).strip(),
            "username", profile.username().orElse(""),
            "roles", signedIn.roles(),
            "factor", user.secondFactorAt().isPresent(),
            "picture", pictures.shown(user.id(), "200", request).orElse(""),
            "passwordChanged", request.param("password-changed").isPresent(),
            "passwordSet", request.param("password-set").isPresent()));
  }
}
