package dev.gatehouse.spring.api.secondfactor;

import dev.gatehouse.totp.QrCode;
import dev.gatehouse.totp.TotpSetup;
import java.time.Instant;
import java.util.UUID;

/**
 * A secret that waits for its first code, as JSON.
 *
 * @param id what the first code confirms
 * @param secret in base32, as authenticators take it
 * @param readableSecret the same in groups of four
 * @param uri the same as a key URI
 * @param qrSvg the URI as a picture, an SVG document
 * @param expiresAt until when it waits
 */
record NewSecret(
    UUID id, String secret, String readableSecret, String uri, String qrSvg, Instant expiresAt) {
  static NewSecret of(TotpSetup setup) {
    var secret = setup.secret().reveal();
    return new NewSecret(
        setup.id(),
        secret,
        secret.replaceAll("(.{4})(?=.)", "$1 "),
        setup.uri().reveal(),
        QrCode.of(setup.uri()).svg(),
        setup.expiresAt());
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
