package dev.gatehouse.spring.api;

import dev.gatehouse.session.OpenSession;
import dev.gatehouse.spring.cookie.DeviceCookies;
import dev.gatehouse.spring.cookie.Entered;
import dev.gatehouse.spring.cookie.SessionCookie;
import dev.gatehouse.spring.security.CsrfCookies;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.web.JsonAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The cookies that a browser's session comes with.
 *
 * @param session holds the session's token
 * @param csrf guards the session against forged requests
 * @param devices by which the browser is known, and trusted
 */
public record Cookies(SessionCookie session, CsrfCookies csrf, DeviceCookies devices) {
  /** What the request shows in order to act for somebody. */
  public Optional<PresentedToken> presented(HttpServletRequest request) {
    return PresentedToken.of(request, session);
  }

  /** Hands the session's token to the browser, and with it the JSON. */
  public ServerResponse answer(HttpStatus status, Optional<OpenSession> opened, Record json) {
    return ServerResponse.status(status)
        .build((request, response) -> {
          opened.ifPresent(session -> session().write(session, response));
          csrf.renew(request, response);
          JsonAnswers.write(json, response);
          return null;
        });
  }

  /** Hands to the browser what a sign-in came with, and with it the JSON. */
  public ServerResponse answer(HttpStatus status, Entered entered, Record json) {
    return ServerResponse.status(status)
        .build((request, response) -> {
          session.write(entered.opened(), response);
          devices.write(entered, response);
          csrf.renew(request, response);
          JsonAnswers.write(json, response);
          return null;
        });
  }
}
