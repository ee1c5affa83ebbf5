package dev.gatehouse.spring.security;

import dev.gatehouse.spring.GatehouseProperties;
import dev.gatehouse.spring.cookie.SessionCookie;
import dev.gatehouse.spring.web.AccountPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.util.StringUtils;

/**
 * The guard against forged requests: a token in a cookie that a form or a header must repeat.
 *
 * <p>The token in the page is masked anew each time, or compression would tell it (BREACH).
 */
public final class CsrfCookies {
  /** The header by which a script repeats the token. */
  public static final String HEADER = "X-CSRF-Token";

  private static final String NAME = "gatehouse-csrf";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
  private final AccountPaths paths;
  private final SessionCookie session;

  CsrfCookies(GatehouseProperties properties, AccountPaths paths, SessionCookie session) {
    this.paths = paths;
    this.session = session;
    tokens.setCookieName((properties.https() ? "__Host-" : "") + NAME);
    tokens.setCookiePath("/");
    tokens.setHeaderName(HEADER);
    tokens.setCookieCustomizer(
        cookie -> cookie.httpOnly(true).secure(properties.https()).sameSite("Lax"));
  }

  /** Ends the token, since whoever knew it before the sign-in must not know it after. */
  public void renew(HttpServletRequest request, HttpServletResponse response) {
    tokens.saveToken(null, request, response);
  }

  void configure(CsrfConfigurer<HttpSecurity> csrf) {
    csrf.csrfTokenRepository(tokens)
        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
        // else a chain without HTTP sessions takes every request for a new sign-in, and ends the
        // token of every other form that is open
        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
        .requireCsrfProtectionMatcher(this::required);
  }

  /**
   * Whether the request must repeat the token: every unsafe one but those that a foreign page
   * cannot cause. It cannot set an Authorization header; and without our cookie it has nothing to
   * abuse, unless it is a form that signs the victim in as somebody else.
   */
  private boolean required(HttpServletRequest request) {
    if (SAFE.contains(request.getMethod())) {
      return false;
    }
    var presented = PresentedToken.of(request, session);
    if (presented.isPresent()) {
      return presented.get().inCookie();
    }
    return !paths.isApi(request) && !isJson(request);
  }

  private static boolean isJson(HttpServletRequest request) {
    var type = Optional.ofNullable(request.getContentType()).orElse("");
    return StringUtils.startsWithIgnoreCase(type, "application/json");
  }
}
