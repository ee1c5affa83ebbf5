package dev.gatehouse.spring.cookie;

import dev.gatehouse.session.OpenSession;
import dev.gatehouse.session.SessionSettings;
import dev.gatehouse.spring.GatehouseProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/** The cookie that holds the session's token. */
public final class SessionCookie {
  private final HostCookie cookie;
  private final Duration lifetime;

  /** Names it after how browsers reach the host. */
  public SessionCookie(GatehouseProperties properties, SessionSettings settings) {
    this.cookie = HostCookie.named("gatehouse-session", properties);
    this.lifetime = settings.absolute();
  }

  /** Hands the token to the browser: for good with "remember me", else until it is closed. */
  public void write(OpenSession opened, HttpServletResponse response) {
    var token = opened.token().reveal();
    if (opened.session().lasting()) {
      cookie.write(token, lifetime, response);
    } else {
      cookie.write(token, response);
    }
  }

  /** Has the browser forget the token. */
  public void clear(HttpServletResponse response) {
    cookie.clear(response);
  }

  /** The token that the browser sent, unchecked. */
  public Optional<String> read(HttpServletRequest request) {
    return cookie.read(request);
  }

  /** The name of the cookie. */
  public String name() {
    return cookie.name();
  }
}
