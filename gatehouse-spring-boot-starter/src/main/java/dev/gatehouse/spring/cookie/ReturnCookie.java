package dev.gatehouse.spring.cookie;

import dev.gatehouse.spring.GatehouseProperties;
import dev.gatehouse.spring.web.ReturnPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the user wanted to go, while the way there makes a detour that no parameter goes along: by
 * a mailed link, or by setting up a second factor that is owed. For half an hour.
 */
public final class ReturnCookie {
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final HostCookie cookie;

  /** Names it after how browsers reach the host. */
  public ReturnCookie(GatehouseProperties properties) {
    this.cookie = HostCookie.named("gatehouse-return", properties);
  }

  /** Has the browser keep the path; without one, forget it. */
  public void write(Optional<ReturnPath> path, HttpServletResponse response) {
    path.ifPresentOrElse(
        wanted -> cookie.write(encoded(wanted.text()), LIFE, response),
        () -> cookie.clear(response));
  }

  /** The path, read with the same care as one in an address. */
  public Optional<ReturnPath> read(HttpServletRequest request) {
    return cookie.read(request).flatMap(ReturnCookie::decoded).flatMap(ReturnPath::parse);
  }

  /** Has the browser forget the path. */
  public void clear(HttpServletResponse response) {
    cookie.clear(response);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(
          new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException nothingOfOurs) {
      return Optional.empty();
    }
  }
}
