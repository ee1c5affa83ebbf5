package dev.gatehouse.spring.security;

import dev.gatehouse.spring.cookie.ReturnCookie;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.spring.web.ReturnPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/**
 * What a session may reach whose user owes a second factor: setting it up, confirming the address
 * without which it cannot be set up, and the way out. Everything else is closed, the host's own
 * doors too.
 */
final class SetupOnly {
  private static final String SETUP = "second-factor/setup";
  private static final Set<String> PAGES =
      Set.of(
          "second-factor",
          SETUP,
          "second-factor/enable",
          "second-factor/codes",
          "sign-out",
          "live",
          "confirm",
          "confirm/again",
          "confirm/sent",
          "confirmed");
  private static final Set<String> ENDPOINTS =
      Set.of(
          "GET session",
          "GET csrf",
          "DELETE sessions/current",
          "GET second-factor",
          "PUT second-factor",
          "POST second-factor/setups",
          "POST email-confirmations");

  private final AccountPaths paths;
  private final Refusals refusals;
  private final ReturnCookie detour;
  private final Set<String> open;

  SetupOnly(AccountPaths paths, Refusals refusals, ReturnCookie detour) {
    this.paths = paths;
    this.refusals = refusals;
    this.detour = detour;
    var pages =
        PAGES.stream()
            .flatMap(page -> Stream.of("GET ", "POST ").map(method -> method + paths.page(page)));
    var endpoints = ENDPOINTS.stream().map(name -> name.replace(" ", " " + paths.api("")));
    this.open = Stream.concat(pages, endpoints).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the request is for one of these. */
  boolean admits(HttpServletRequest request) {
    return open.contains(method(request) + ' ' + AccountPaths.within(request));
  }

  /** Leads a browser to the set-up; tells others that it has to come first. */
  void lead(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!method(request).equals("GET") || !refusals.wantsPage(request)) {
      refusals.write(Refusal.of(Problem.SECOND_FACTOR_REQUIRED), request, response);
      return;
    }
    ReturnPath.of(request, paths).ifPresent(path -> detour.write(Optional.of(path), response));
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Location", request.getContextPath() + paths.page(SETUP));
  }

  private static String method(HttpServletRequest request) {
    return request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
  }
}
