package dev.gatehouse.spring.security;

import dev.gatehouse.client.Client;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.session.SessionToken;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.cookie.SessionCookie;
import dev.gatehouse.spring.language.Languages;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks the core, once per request, what the presented token is worth. */
final class SessionFilter extends OncePerRequestFilter {
  /** The header by which a script says that nobody has asked for what it fetches. */
  static final String REFRESH = "Gatehouse-Refresh";

  private final Check check;
  private final Refusals refusals;
  private final SetupOnly setupOnly;
  // for the dispatch to an error page, which does not come by here again
  private final SecurityContextRepository contexts =
      new RequestAttributeSecurityContextRepository();

  /** Who knows what a token is worth in whose hands. */
  record Check(Sessions sessions, Clients clients, SessionCookie cookie, AccountPaths paths) {
    Optional<PresentedToken> presented(HttpServletRequest request) {
      return PresentedToken.of(request, cookie);
    }

    SessionCheck of(PresentedToken presented, HttpServletRequest request) {
      return presented
          .token()
          .map(token -> of(token, clients.of(request), request))
          .orElseGet(SessionCheck.Dead::new);
    }

    // a page that asks by itself is no use of the session, or an open one would never idle out
    private SessionCheck of(SessionToken token, Client client, HttpServletRequest request) {
      return asksByItself(request) ? sessions.peek(token, client) : sessions.check(token, client);
    }

    private boolean asksByItself(HttpServletRequest request) {
      // no endpoint: what a program asks for, it uses
      return paths.isLive(request)
          || (request.getMethod().equals("GET")
              && request.getHeader(REFRESH) != null
              && !paths.isApi(request));
    }
  }

  SessionFilter(Check check, SetupOnly setupOnly, Refusals refusals) {
    this.check = check;
    this.refusals = refusals;
    this.setupOnly = setupOnly;
  }

  // the same for everybody, and wanted by the page that says the database is gone
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return check.paths().isAsset(request) || check.paths().isPicture(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var presented = check.presented(request);
    if (presented.isEmpty() || passes(presented.get(), request, response)) {
      chain.doFilter(request, response);
    }
  }

  private boolean passes(
      PresentedToken presented, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SessionCheck worth;
    try {
      worth = check.of(presented, request);
    } catch (RuntimeException failure) {
      // fail closed: who cannot be checked is not let through, not even as a visitor
      refusals.write(Refusals.of(failure), request, response);
      return false;
    }
    switch (worth) {
      case SessionCheck.Live(var live) -> authenticate(live, request, response);
      case SessionCheck.Changed(var live, var reported) -> authenticate(live, request, response);
      case SessionCheck.SecondFactorOwed(var live) -> {
        return setsUp(live, request, response);
      }
      case SessionCheck.Dead() -> forget(presented, response);
    }
    return true;
  }

  private boolean setsUp(LiveSession live, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!setupOnly.admits(request)) {
      setupOnly.lead(request, response);
      return false;
    }
    SignedInUser.noteOwing(request);
    authenticate(live, request, response);
    return true;
  }

  private void authenticate(
      LiveSession live, HttpServletRequest request, HttpServletResponse response) {
    var user = SignedInUser.of(live);
    user.user().profile().locale().ifPresent(tag -> Languages.prefer(tag, request));
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(user, null, user.authorities()));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  private void forget(PresentedToken presented, HttpServletResponse response) {
    if (presented.inCookie()) {
      check.cookie().clear(response);
    }
  }
}
