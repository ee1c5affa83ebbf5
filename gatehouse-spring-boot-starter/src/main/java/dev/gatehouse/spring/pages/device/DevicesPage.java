package dev.gatehouse.spring.pages.device;

import dev.gatehouse.device.TrustedDevice;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.signin.SignIns;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Moments;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page of the devices that sign in without a code, and of those that have signed in. */
final class DevicesPage {
  private static final String PATH = "devices";

  private final SecondFactors factors;
  private final SignIns signIns;
  private final Clients clients;
  private final Views views;

  DevicesPage(SecondFactors factors, SignIns signIns, Clients clients, Views views) {
    this.factors = factors;
    this.signIns = signIns;
    this.clients = clients;
    this.views = views;
  }

  ServerResponse show(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest()).user();
    var moments = Moments.of(request);
    return views.show(
        PATH,
        Map.of(
            "factor", user.secondFactorAt().isPresent(),
            "trusted",
                factors.trustedDevices(user.id()).stream()
                    .map(device -> TrustedView.of(device, moments))
                    .toList(),
            "known",
                signIns.knownDevices(user.id()).stream()
                    .map(device -> KnownView.of(device, moments))
                    .toList()));
  }

  ServerResponse revoke(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest()).id();
    var client = clients.of(request.servletRequest());
    // one that was revoked in another tab is as it was wished to be
    factors.trustedDevices(user).stream()
        .map(TrustedDevice::id)
        .filter(id -> id.toString().equals(request.pathVariable("id")))
        .forEach(id -> factors.revoke(user, id, client));
    return views.goTo(PATH, request);
  }

  ServerResponse revokeAll(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest()).id();
    factors.revokeAll(user, clients.of(request.servletRequest()));
    return views.goTo(PATH, request);
  }
}
