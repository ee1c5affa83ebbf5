package dev.gatehouse.spring.security;

import dev.gatehouse.spring.GatehouseProperties;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what browsers themselves call a request of another site: the second guard beside the CSRF
 * token.
 */
final class SameOriginFilter extends OncePerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final String publicOrigin;
  private final Refusals refusals;

  SameOriginFilter(GatehouseProperties properties, Refusals refusals) {
    this.publicOrigin = properties.baseUrl().toString();
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!SAFE.contains(request.getMethod()) && (crossSite(request) || foreignOrigin(request))) {
      refusals.write(Refusal.of(Problem.CROSS_SITE_REQUEST), request, response);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean crossSite(HttpServletRequest request) {
    return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
  }

  // "null" is what our own forms send, for the sake of Referrer-Policy: no-referrer
  private boolean foreignOrigin(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Origin"))
        .map(origin -> origin.toLowerCase(Locale.ROOT))
        .filter(origin -> !origin.equals("null"))
        .filter(origin -> !origin.equals(publicOrigin.toLowerCase(Locale.ROOT)))
        .filter(origin -> !origin.equals(ownOrigin(request)))
        .isPresent();
  }

  private static String ownOrigin(HttpServletRequest request) {
    var host = Optional.ofNullable(request.getHeader("Host")).orElse("");
    return (request.getScheme() + "://" + host).toLowerCase(Locale.ROOT);
  }
}
