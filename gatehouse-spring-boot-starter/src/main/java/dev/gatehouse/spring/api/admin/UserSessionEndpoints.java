package dev.gatehouse.spring.api.admin;

import static dev.gatehouse.spring.api.Audience.ADMIN;

import dev.gatehouse.administration.UserSessions;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.session.EndedSessions;
import dev.gatehouse.spring.api.session.SessionList;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Lists and ends the sessions of a user. */
final class UserSessionEndpoints {
  private final UserSessions sessions;

  UserSessionEndpoints(UserSessions sessions) {
    this.sessions = sessions;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Sessions of a user",
        Endpoint.get(
                "users/{id}/sessions", ADMIN, "Lists the user's sessions, the last used first.")
            .answers(HttpStatus.OK, SessionList.class)
            .refuses(Problem.UNKNOWN_USER, Problem.RANK_TOO_LOW)
            .by(call -> Target.of(call, user -> list(call, user))),
        Endpoint.delete("users/{id}/sessions", ADMIN, "Ends every session of the user.")
            .answers(HttpStatus.OK, EndedSessions.class)
            .refuses(Problem.UNKNOWN_USER, Problem.RANK_TOO_LOW, Problem.NOT_FOUND)
            .by(call -> Target.of(call, user -> answer(call, sessions.endAll(call.actor(), user)))),
        Endpoint.delete("users/{id}/sessions/{session}", ADMIN, "Ends one session of the user.")
            .answers(HttpStatus.OK, EndedSessions.class)
            .refuses(Problem.UNKNOWN_USER, Problem.RANK_TOO_LOW, Problem.NOT_FOUND)
            .by(call -> Target.of(call, user -> end(call, user))));
  }

  private ServerResponse list(Call call, UserId user) {
    return switch (sessions.list(call.actor(), user)) {
      case UserSessions.Listing.Listed(var listed) ->
          JsonAnswers.answer(HttpStatus.OK, SessionList.of(listed, Optional.empty()));
      case UserSessions.Listing.UnknownUser() -> call.refused(Problem.UNKNOWN_USER);
      case UserSessions.Listing.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
    };
  }

  private ServerResponse end(Call call, UserId user) {
    return SessionId.parse(call.path("session"))
        .map(session -> answer(call, sessions.end(call.actor(), user, session)))
        .orElseGet(() -> call.refused(Problem.NOT_FOUND));
  }

  private static ServerResponse answer(Call call, UserSessions.Ending ending) {
    return switch (ending) {
      case UserSessions.Ending.Ended(var count) ->
          JsonAnswers.answer(HttpStatus.OK, new EndedSessions(count));
      case UserSessions.Ending.UnknownSession() -> call.refused(Problem.NOT_FOUND);
      case UserSessions.Ending.UnknownUser() -> call.refused(Problem.UNKNOWN_USER);
      case UserSessions.Ending.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
    };
  }
}
