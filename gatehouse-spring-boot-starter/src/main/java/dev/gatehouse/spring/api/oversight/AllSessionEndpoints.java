package dev.gatehouse.spring.api.oversight;

import static dev.gatehouse.spring.api.Audience.ADMIN;

import dev.gatehouse.oversight.session.AllSessions;
import dev.gatehouse.oversight.session.SessionCounting;
import dev.gatehouse.oversight.session.SessionFilter;
import dev.gatehouse.oversight.session.SessionPage;
import dev.gatehouse.oversight.session.SessionReading;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.user.UserId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Lists and counts the live sessions of all users. */
final class AllSessionEndpoints {
  private static final int USUAL_PAGE = 50;

  private final AllSessions sessions;

  AllSessionEndpoints(AllSessions sessions) {
    this.sessions = sessions;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Sessions of all users",
        Endpoint.get("users/sessions", ADMIN, "Lists live sessions, the last used first.")
            .takes("limit", new JsonKind.Whole(1, AllSessions.LONGEST_PAGE))
            .takes("after", JsonKind.TEXT)
            .takes("user", JsonKind.TEXT)
            .takes("usedFrom", JsonKind.MOMENT)
            .takes("usedTo", JsonKind.MOMENT)
            .answers(HttpStatus.OK, SeenSessionList.class)
            .by(this::list),
        Endpoint.get("users/sessions/statistics", ADMIN, "Counts live sessions.")
            .takes("since", JsonKind.MOMENT)
            .answers(HttpStatus.OK, SessionCounts.class)
            .by(this::count));
  }

  private ServerResponse list(Call call) {
    var query = call.query();
    var user = query.optionalText("user").flatMap(UserId::parse);
    var after = query.optionalText("after").flatMap(SessionPage.Cursor::parse);
    var faults = new ArrayList<Fault>();
    if (user.isEmpty() && query.optionalText("user").isPresent()) {
      faults.add(new Fault("user", "wrong-type", "This is the id of a user."));
    }
    if (after.isEmpty() && query.optionalText("after").isPresent()) {
      faults.add(new Fault("after", "wrong-type", "This is the next of the page before."));
    }
    return faults.isEmpty()
        ? list(
            call, new SessionFilter(user, query.moment("usedFrom"), query.moment("usedTo")), after)
        : call.refused(Problem.MALFORMED_REQUEST, faults);
  }

  private ServerResponse list(Call call, SessionFilter filter, Optional<SessionPage.Cursor> after) {
    int size = call.query().whole("limit").orElse(USUAL_PAGE);
    return switch (sessions.page(call.actor(), filter, after, size)) {
      case SessionReading.Read(var page) ->
          JsonAnswers.answer(HttpStatus.OK, SeenSessionList.of(page, call.user().session().id()));
      case SessionReading.Forbidden() -> call.refused(Problem.FORBIDDEN);
    };
  }

  private ServerResponse count(Call call) {
    var since = call.query().moment("since").orElseGet(() -> sessions.startOfDay(ZoneOffset.UTC));
    return switch (sessions.count(call.actor(), since)) {
      case SessionCounting.Counted(var live, var users, var begun) ->
          JsonAnswers.answer(
              HttpStatus.OK,
              new SessionCounts(CountEntry.of(live), CountEntry.of(users), CountEntry.of(begun)));
      case SessionCounting.Forbidden() -> call.refused(Problem.FORBIDDEN);
    };
  }

  /** How many sessions there are, as JSON. */
  record SessionCounts(CountEntry live, CountEntry users, CountEntry begun) {}

  /** A number, as JSON. */
  record CountEntry(long number, boolean exact) {
    static CountEntry of(SessionCounting.Count count) {
      return new CountEntry(count.number(), count.exact());
    }
  }
}
