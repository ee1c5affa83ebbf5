package dev.gatehouse.spring.pages.admin.user.act;

import dev.gatehouse.administration.UserSessions;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Ends one session of the user, or all of them. */
public record SessionActs(Office office) {
  /** Ends the session of the path. */
  public ServerResponse end(ServerRequest request) {
    var session = SessionId.parse(request.pathVariable("session"));
    var sessions = office.gatehouse().administration().sessions();
    return office.onUser(
        request,
        user ->
            session
                .map(known ->
                    answer(sessions.end(office.actor(request), user, known), user, request))
                .orElseGet(() -> office.refuse(Problem.NOT_FOUND)));
  }

  /** Ends every one. */
  public ServerResponse endAll(ServerRequest request) {
    var sessions = office.gatehouse().administration().sessions();
    return office.onUser(
        request, user -> answer(sessions.endAll(office.actor(request), user), user, request));
  }

  private ServerResponse answer(UserSessions.Ending ending, UserId user, ServerRequest request) {
    return switch (ending) {
      case UserSessions.Ending.Ended(var count) ->
          office.done(count > 0 ? Done.SESSIONS_ENDED : Done.UNCHANGED, Office.of(user), request);
      // it ended meanwhile, or the button was hit twice
      case UserSessions.Ending.UnknownSession() ->
          office.done(Done.UNCHANGED, Office.of(user), request);
      case UserSessions.Ending.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case UserSessions.Ending.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
    };
  }
}
