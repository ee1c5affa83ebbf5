package dev.gatehouse.spring.security;

import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.spring.web.ReturnPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers who may not pass: visitors are sent to the sign-in page, programs are told so. */
final class SignInEntry implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final AccountPaths paths;
  private final Refusals refusals;

  SignInEntry(AccountPaths paths, Refusals refusals) {
    this.paths = paths;
    this.refusals = refusals;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
      throws IOException {
    if (!refusals.wantsPage(request)) {
      refusals.write(Refusal.of(Problem.SIGN_IN_REQUIRED), request, response);
      return;
    }
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Location", request.getContextPath() + paths.page("sign-in") + wanted(request));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    var problem = denied instanceof CsrfException ? Problem.CSRF_TOKEN_MISSING : Problem.FORBIDDEN;
    refusals.write(Refusal.of(problem), request, response);
  }

  private String wanted(HttpServletRequest request) {
    return ReturnPath.of(request, paths).map(path -> "?" + path.parameter()).orElse("");
  }
}
