package dev.gatehouse.spring.pages.secondfactor;

import dev.gatehouse.device.TrustedDevice;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.PageRenderer;
import dev.gatehouse.spring.web.Problem;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page that says how it stands with the second factor, and which devices are spared it. */
final class StatePage {
  private static final String PATH = "second-factor";

  private final SecondFactors factors;
  private final Clients clients;
  private final Cookies cookies;
  private final Views views;

  StatePage(Confirming confirming) {
    this.factors = confirming.gatehouse().secondFactors();
    this.clients = confirming.clients();
    this.cookies = confirming.cookies();
    this.views = confirming.views();
  }

  ServerResponse show(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest()).id();
    var language = PageRenderer.language(request.servletRequest());
    var state = factors.state(user);
    var devices =
        factors.trustedDevices(user).stream()
            .map(device -> DeviceView.of(device, language))
            .toList();
    return views.show(
        PATH,
        Map.of(
            "on", state.on(),
            "since", state.since().map(at -> DeviceView.words(at, language)).orElse(""),
            "left", state.codesLeft(),
            "removed", request.param("removed").isPresent(),
            "devices", devices));
  }

  ServerResponse revoke(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest()).id();
    var client = clients.of(request.servletRequest());
    var revoked =
        factors.trustedDevices(user).stream()
            .map(TrustedDevice::id)
            .filter(id -> id.toString().equals(request.pathVariable("id")))
            .anyMatch(id -> factors.revoke(user, id, client));
    return revoked ? views.goTo(PATH, request) : views.refuse(Problem.NOT_FOUND);
  }

  ServerResponse revokeAll(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest()).id();
    factors.revokeAll(user, clients.of(request.servletRequest()));
    return views.goTo(PATH, request);
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
