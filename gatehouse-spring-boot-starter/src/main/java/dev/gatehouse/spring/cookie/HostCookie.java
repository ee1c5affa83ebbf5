package dev.gatehouse.spring.cookie;

import dev.gatehouse.spring.GatehouseProperties;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * A cookie out of reach for scripts, which is not sent along by other sites' forms.
 *
 * <p>On https it carries the prefix {@code __Host-}, by which browsers make sure that no other host
 * of the domain has planted it.
 *
 * @param name with the prefix, if it has one
 * @param https whether it travels by https alone
 */
public record HostCookie(String name, boolean https) {
  private static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);

  /** The cookie of that name on this host. */
  public static HostCookie named(String name, GatehouseProperties properties) {
    return new HostCookie((properties.https() ? "__Host-" : "") + name, properties.https());
  }

  /** What the browser sends; empty when it sends none. */
  public Optional<String> read(HttpServletRequest request) {
    var cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** Hands the value to the browser, until it is closed. */
  public void write(String value, HttpServletResponse response) {
    write(value, UNTIL_CLOSED, response);
  }

  /** Hands the value to the browser, for that long. */
  public void write(String value, Duration life, HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(name, value)
            .httpOnly(true)
            .secure(https)
            .sameSite("Lax")
            .path("/")
            .maxAge(life)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  /** Has the browser forget the value. */
  public void clear(HttpServletResponse response) {
    write("", Duration.ZERO, response);
  }
}
