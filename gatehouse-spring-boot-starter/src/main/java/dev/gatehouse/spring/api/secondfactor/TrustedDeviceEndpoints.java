package dev.gatehouse.spring.api.secondfactor;

import static dev.gatehouse.spring.api.Audience.SIGNED_IN;

import dev.gatehouse.device.TrustedDevice;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Lists and revokes the devices that are spared the second factor. */
final class TrustedDeviceEndpoints {
  private final SecondFactors factors;

  TrustedDeviceEndpoints(SecondFactors factors) {
    this.factors = factors;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Trusted devices",
        Endpoint.get("trusted-devices", SIGNED_IN, "Lists the devices spared the second factor.")
            .answers(HttpStatus.OK, TrustedDeviceList.class)
            .by(this::list),
        Endpoint.delete("trusted-devices", SIGNED_IN, "Trusts no device any more.")
            .answers(HttpStatus.OK, RevokedDevices.class)
            .by(this::revokeAll),
        Endpoint.delete("trusted-devices/{id}", SIGNED_IN, "Trusts the device no more.")
            .answers(HttpStatus.NO_CONTENT)
            .refuses(Problem.NOT_FOUND)
            .by(this::revoke));
  }

  private ServerResponse list(Call call) {
    var devices =
        factors.trustedDevices(call.user().id()).stream().map(TrustedDeviceEntry::of).toList();
    return JsonAnswers.answer(HttpStatus.OK, new TrustedDeviceList(devices));
  }

  private ServerResponse revoke(Call call) {
    var user = call.user().id();
    var revoked =
        factors.trustedDevices(user).stream()
            .map(TrustedDevice::id)
            .filter(id -> id.toString().equals(call.path("id")))
            .anyMatch(id -> factors.revoke(user, id, call.client()));
    return revoked ? ServerResponse.noContent().build() : call.refused(Problem.NOT_FOUND);
  }

  private ServerResponse revokeAll(Call call) {
    int revoked = factors.revokeAll(call.user().id(), call.client());
    return JsonAnswers.answer(HttpStatus.OK, new RevokedDevices(revoked));
  }

  /** The devices as JSON, the last used first. */
  record TrustedDeviceList(List<TrustedDeviceEntry> items) {
    TrustedDeviceList {
      items = List.copyOf(items);
    }
  }

  /** A device as JSON. */
  record TrustedDeviceEntry(
      UUID id,
      String address,
      String userAgent,
      Instant trustedAt,
      Instant usedAt,
      Instant expiresAt) {
    static TrustedDeviceEntry of(TrustedDevice device) {
      return new TrustedDeviceEntry(
          device.id(),
          device.client().address().text(),
          device.client().userAgent(),
          device.trustedAt(),
          device.usedAt(),
          device.expiresAt());
    }
  }

  /** How many devices are trusted no more, as JSON. */
  record RevokedDevices(int revoked) {}
}
