package dev.gatehouse.spring.security;

import dev.gatehouse.session.OpenSession;
import dev.gatehouse.session.SessionSettings;
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
 * The cookie that holds the session's token: out of reach for scripts, and not sent along by other
 * sites' forms.
 *
 * <p>On https it carries the prefix {@code __Host-}, by which browsers make sure that no other host
 * of the domain has planted it.
 */
public final class SessionCookie {
  private static final String NAME = "gatehouse-session";

  private final boolean https;
  private final Duration lifetime;

  SessionCookie(GatehouseProperties properties, SessionSettings settings) {
    this.https = properties.https();
    this.lifetime = settings.absolute();
  }

  /** Hands the token to the browser: for good with "remember me", else until it is closed. */
  public void write(OpenSession opened, HttpServletResponse response) {
    var lasting = opened.session().lasting();
    add(cookie(opened.token().reveal(), lasting ? lifetime : Duration.ofSeconds(-1)), response);
  }

  /** Has the browser forget the token. */
  public void clear(HttpServletResponse response) {
    add(cookie("", Duration.ZERO), response);
  }

  Optional<String> read(HttpServletRequest request) {
    var cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(name()))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** The name of the cookie. */
  public String name() {
    return (https ? "__Host-" : "") + NAME;
  }

  private ResponseCookie cookie(String value, Duration maxAge) {
    return ResponseCookie.from(name(), value)
        .httpOnly(true)
        .secure(https)
        .sameSite("Lax")
        .path("/")
        .maxAge(maxAge)
        .build();
  }

  private static void add(ResponseCookie cookie, HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
