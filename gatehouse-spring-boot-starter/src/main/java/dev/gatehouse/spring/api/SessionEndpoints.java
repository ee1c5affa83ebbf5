package dev.gatehouse.spring.api;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.password.Password;
import dev.gatehouse.session.OpenSession;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.security.CsrfCookies;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.security.SessionCookie;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.spring.web.Refusals;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Opens, shows, lists and ends sessions. */
final class SessionEndpoints {
  private static final JsonShape SIGN_IN =
      JsonShape.of("email", "password").orTexts("transport").orFlags("remember");

  private final Gatehouse gatehouse;
  private final Clients clients;
  private final Refusals refusals;
  private final Cookies cookies;

  /** The cookies that a browser's session comes with. */
  record Cookies(SessionCookie session, CsrfCookies csrf) {
    /** Hands the new token out by the way that the old one came. */
    ServerResponse renewed(
        String status, Optional<PresentedToken> presented, Optional<OpenSession> renewed) {
      return presented.filter(PresentedToken::inCookie).isPresent()
          ? inCookie(status, renewed)
          : inBody(status, renewed);
    }

    private static ServerResponse inBody(String status, Optional<OpenSession> renewed) {
      var body =
          renewed
              .map(opened -> Map.of("status", status, "token", opened.token().reveal()))
              .orElseGet(() -> Map.of("status", status));
      return JsonAnswers.answer(HttpStatus.OK, body);
    }

    private ServerResponse inCookie(String status, Optional<OpenSession> renewed) {
      return ServerResponse.ok()
          .build((request, response) -> {
            renewed.ifPresent(opened -> session.write(opened, response));
            csrf.renew(request, response);
            JsonAnswers.write(Map.of("status", status), response);
            return null;
          });
    }
  }

  SessionEndpoints(Gatehouse gatehouse, Clients clients, Refusals refusals, Cookies cookies) {
    this.gatehouse = gatehouse;
    this.clients = clients;
    this.refusals = refusals;
    this.cookies = cookies;
  }

  ServerResponse open(ServerRequest request) throws IOException {
    return switch (SIGN_IN.read(request)) {
      case JsonReading.Refused(var refusal) -> refusals.answer(refusal);
      case JsonReading.Read(var members) -> open(members, request);
    };
  }

  private ServerResponse open(JsonMembers members, ServerRequest request) {
    var transport = members.optionalText("transport").orElse("bearer");
    if (!transport.equals("bearer") && !transport.equals("cookie")) {
      var fault = new Fault("transport", "unknown-value", "This is 'bearer' or 'cookie'.");
      return refusals.answer(Refusal.of(Problem.MALFORMED_REQUEST, List.of(fault)));
    }
    return switch (gatehouse
        .signIns()
        .withPassword(form(members, request), clients.of(request.servletRequest()))) {
      case SignIn.SignedIn(var opened) ->
          transport.equals("cookie") ? inCookie(opened) : inBody(opened);
      case SignIn.Rejected() -> refusals.answer(Refusal.of(Problem.CREDENTIALS_WRONG));
      case SignIn.Inactive() -> refusals.answer(Refusal.of(Problem.USER_INACTIVE));
      case SignIn.Throttled(var retryAfter) ->
          refusals.answer(Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter));
      case SignIn.Busy(var retryAfter) -> refusals.answer(Refusal.of(Problem.BUSY, retryAfter));
    };
  }

  private SignInForm form(JsonMembers members, ServerRequest request) {
    return new SignInForm(
        members.text("email"),
        Password.of(members.text("password")),
        members.flag("remember"),
        PresentedToken.of(request.servletRequest(), cookies.session())
            .flatMap(PresentedToken::token));
  }

  private static ServerResponse inBody(OpenSession opened) {
    var body =
        Map.of("token", opened.token().reveal(), "sessionId", opened.session().id().toString());
    return JsonAnswers.answer(HttpStatus.CREATED, body);
  }

  private ServerResponse inCookie(OpenSession opened) {
    return ServerResponse.status(HttpStatus.CREATED)
        .build((request, response) -> {
          cookies.session().write(opened, response);
          cookies.csrf().renew(request, response);
          JsonAnswers.write(Map.of("sessionId", opened.session().id().toString()), response);
          return null;
        });
  }

  ServerResponse show(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    return JsonAnswers.answer(HttpStatus.OK, WhoAmI.of(user));
  }

  ServerResponse list(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    var sessions =
        gatehouse.sessions().list(user.id()).stream()
            .map(session -> SessionEntry.of(session, user.session().id()))
            .toList();
    return JsonAnswers.answer(HttpStatus.OK, Map.of("sessions", sessions));
  }

  ServerResponse end(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    var ended =
        SessionId.parse(request.pathVariable("id"))
            .filter(id -> gatehouse.sessions().end(user.id(), id));
    return ended.isPresent()
        ? noContent(ended.filter(user.session().id()::equals).isPresent())
        : refusals.answer(Refusal.of(Problem.NOT_FOUND));
  }

  ServerResponse endCurrent(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    gatehouse.sessions().end(user.id(), user.session().id());
    return noContent(true);
  }

  ServerResponse endOthers(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    int ended = gatehouse.sessions().endOthers(user.id(), user.session().id());
    return JsonAnswers.answer(HttpStatus.OK, Map.of("ended", ended));
  }

  ServerResponse csrf(ServerRequest request) {
    var token =
        Optional.ofNullable(
                (CsrfToken) request.servletRequest().getAttribute(CsrfToken.class.getName()))
            .orElseThrow();
    return JsonAnswers.answer(
        HttpStatus.OK, Map.of("header", CsrfCookies.HEADER, "token", token.getToken()));
  }

  private ServerResponse noContent(boolean signedOut) {
    return ServerResponse.noContent()
        .build((request, response) -> {
          var presented = PresentedToken.of(request, cookies.session());
          if (signedOut && presented.filter(PresentedToken::inCookie).isPresent()) {
            cookies.session().clear(response);
          }
          return null;
        });
  }
}
