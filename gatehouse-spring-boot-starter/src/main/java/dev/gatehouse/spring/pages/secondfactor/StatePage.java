package dev.gatehouse.spring.pages.secondfactor;

import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.Moments;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page that says how it stands with the second factor. */
final class StatePage {
  private static final String PATH = "second-factor";

  private final SecondFactors factors;
  private final Cookies cookies;
  private final Views views;

  StatePage(Confirming confirming) {
    this.factors = confirming.gatehouse().secondFactors();
    this.cookies = confirming.cookies();
    this.views = confirming.views();
  }

  ServerResponse show(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest()).id();
    var state = factors.state(user);
    return views.show(
        PATH,
        Map.of(
            "on", state.on(),
            "since", state.since().map(Moments.of(request)::words).orElse(""),
            "left", state.codesLeft(),
            "removed", request.param("removed").isPresent()));
  }

  /** Says that it has been switched off, and hands the renewed session over. */
  ServerResponse removed(FactorChange.Changed changed, ServerRequest request) {
    return ServerResponse.status(HttpStatus.SEE_OTHER)
        .header("Location", views.path(PATH + "?removed", request))
        .build((http, response) -> {
          changed.renewed().ifPresent(opened -> cookies.session().write(opened, response));
          cookies.csrf().renew(http, response);
          return null;
        });
  }
}
