package dev.gatehouse.spring.api.session;

import static dev.gatehouse.spring.api.Audience.SIGNED_IN;

import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Cookies;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Lists and ends the own sessions. */
final class SessionEndpoints {
  private final Sessions sessions;
  private final Cookies cookies;

  SessionEndpoints(Sessions sessions, Cookies cookies) {
    this.sessions = sessions;
    this.cookies = cookies;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Sessions",
        Endpoint.get("sessions", SIGNED_IN, "Lists the own sessions, the last used first.")
            .answers(HttpStatus.OK, SessionList.class)
            .by(this::list),
        Endpoint.delete("sessions/current", SIGNED_IN, "Signs out.")
            .answers(HttpStatus.NO_CONTENT)
            .by(this::endCurrent),
        Endpoint.delete("sessions/others", SIGNED_IN, "Ends every own session but this one.")
            .answers(HttpStatus.OK, EndedSessions.class)
            .by(this::endOthers),
        Endpoint.delete("sessions/{id}", SIGNED_IN, "Ends one of the own sessions.")
            .answers(HttpStatus.NO_CONTENT)
            .refuses(Problem.NOT_FOUND)
            .by(this::end));
  }

  private ServerResponse list(Call call) {
    var own = sessions.list(call.user().id());
    return JsonAnswers.answer(
        HttpStatus.OK, SessionList.of(own, Optional.of(call.user().session().id())));
  }

  private ServerResponse end(Call call) {
    var user = call.user();
    var ended =
        SessionId.parse(call.path("id")).filter(id -> sessions.end(user.id(), id, by(call)));
    return ended.isPresent()
        ? noContent(ended.filter(user.session().id()::equals).isPresent())
        : call.refused(Problem.NOT_FOUND);
  }

  private ServerResponse endCurrent(Call call) {
    sessions.signOut(call.user().id(), call.user().session().id(), call.client());
    return noContent(true);
  }

  private ServerResponse endOthers(Call call) {
    int ended = sessions.endOthers(call.user().id(), call.user().session().id(), by(call));
    return JsonAnswers.answer(HttpStatus.OK, new EndedSessions(ended));
  }

  private static Sessions.By by(Call call) {
    return new Sessions.By(call.user().id(), call.client());
  }

  private ServerResponse noContent(boolean signedOut) {
    return ServerResponse.noContent()
        .build((request, response) -> {
          var presented = cookies.presented(request);
          if (signedOut && presented.filter(PresentedToken::inCookie).isPresent()) {
            cookies.session().clear(response);
          }
          return null;
        });
  }
}
