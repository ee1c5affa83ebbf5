package dev.gatehouse.spring.security;

import dev.gatehouse.session.SessionToken;
import dev.gatehouse.spring.cookie.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.util.StringUtils;

/**
 * What a request shows in order to act for somebody.
 *
 * @param carrier how it came; with both a header and a cookie the header counts, and the cookie is
 *     as good as not sent
 * @param token the token itself; empty for what no token looks like
 */
public record PresentedToken(Carrier carrier, Optional<SessionToken> token) {
  private static final String BEARER = "Bearer ";

  /** How a token travels. */
  public enum Carrier {
    /** {@code Authorization: Bearer}, which a program sets on purpose. */
    HEADER,
    /** The cookie, which browsers send along unasked. */
    COOKIE
  }

  /** Reads the token of the request. */
  public static Optional<PresentedToken> of(HttpServletRequest request, SessionCookie cookie) {
    return bearer(request)
        .map(text -> new PresentedToken(Carrier.HEADER, SessionToken.parse(text)))
        .or(() ->
            cookie
                .read(request)
                .map(text -> new PresentedToken(Carrier.COOKIE, SessionToken.parse(text))));
  }

  /** Whether a browser sent it along unasked. */
  public boolean inCookie() {
    return carrier == Carrier.COOKIE;
  }

  private static Optional<String> bearer(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> StringUtils.startsWithIgnoreCase(header, BEARER))
        .map(header -> header.substring(BEARER.length()).strip());
  }
}
