package dev.gatehouse.spring.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.security.web.header.HeaderWriter;

/** The headers that keep browsers from doing with our answers what they are not for. */
final class SecurityHeaders implements HeaderWriter {
  private static final String POLICY = "Content-Security-Policy";
  private static final String OF_PAGES =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          // the link of a mail holds a token in its address
          "Referrer-Policy",
          "no-referrer",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");
  private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

  private final boolean https;

  SecurityHeaders(boolean https) {
    this.https = https;
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    ALWAYS.forEach(response::setHeader);
    // a picture says a stricter one
    if (!response.containsHeader(POLICY)) {
      response.setHeader(POLICY, OF_PAGES);
    }
    if (https) {
      response.setHeader("Strict-Transport-Security", TWO_YEARS);
    }
    if (!response.containsHeader("Cache-Control")) {
      response.setHeader("Cache-Control", "no-store");
    }
  }
}
