package dev.gatehouse.totp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The key URI of a secret, which authenticators read from a QR code: {@code otpauth://totp/}, the
 * issuer and the address, all percent-encoded (RFC 3986). It never prints itself.
 */
public final class TotpUri {
  private final String text;

  private TotpUri(String text) {
    this.text = text;
  }

  static TotpUri of(TotpSecret secret, String issuer, String address) {
    return new TotpUri(
        "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
            .formatted(encoded(issuer), encoded(address), secret.reveal(), encoded(issuer)));
  }

  /** The text, to be shown to the user and nobody else. */
  public String reveal() {
    return text;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
