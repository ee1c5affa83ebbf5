package dev.gatehouse.spring.pages.admin.sessions;

import dev.gatehouse.administration.UserSessions;
import dev.gatehouse.oversight.DirectoryAccess;
import dev.gatehouse.oversight.session.AllSessions;
import dev.gatehouse.oversight.session.SessionCounting;
import dev.gatehouse.oversight.session.SessionFilter;
import dev.gatehouse.oversight.session.SessionPage;
import dev.gatehouse.oversight.session.SessionReading;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.Moments;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The sessions of all users, the last used first, and the end of some. */
final class AllSessionsPage {
  static final String PATH = "admin/sessions";

  private static final String TEMPLATE = "admin-sessions";
  private static final String AFTER = "after";
  private static final int SIZE = 50;

  private final Office office;
  private final AllSessions sessions;

  AllSessionsPage(Office office) {
    this.office = office;
    this.sessions = office.gatehouse().allSessions();
  }

  ServerResponse show(ServerRequest request) {
    return switch (office.gatehouse().userRecords().directory(office.actor(request))) {
      case DirectoryAccess.Forbidden() -> office.refuse(Problem.FORBIDDEN);
      case DirectoryAccess.Granted(var directory) -> {
        var query = SessionQuery.of(request);
        var today = sessions.startOfDay(Moments.of(request).zoneOrUtc());
        yield query
            .filter(directory, today)
            .map(filter -> list(filter, query, today, request))
            .orElseGet(() -> nobody(query, today, request));
      }
    };
  }

  private ServerResponse list(
      SessionFilter filter, SessionQuery query, Instant today, ServerRequest request) {
    var after = request.param(AFTER).flatMap(SessionPage.Cursor::parse);
    return switch (sessions.page(office.actor(request), filter, after, SIZE)) {
      case SessionReading.Read(var page) ->
          office.show(TEMPLATE, model(page, query, today, request), request);
      case SessionReading.Forbidden() -> office.refuse(Problem.FORBIDDEN);
    };
  }

  private ServerResponse nobody(SessionQuery query, Instant today, ServerRequest request) {
    var fault = FormFault.of(SessionQuery.USER, "admin-sessions-nobody");
    var none = new SessionPage(List.of(), Optional.empty());
    return office.faulty(TEMPLATE, model(none, query, today, request), List.of(fault), request);
  }

  private Map<String, ?> model(
      SessionPage page, SessionQuery query, Instant today, ServerRequest request) {
    var reader = SignedInUser.required(request.servletRequest());
    var places = office.gatehouse().places();
    var when = office.when(request);
    var rows =
        page.sessions().stream().map(seen -> SessionRow.of(seen, reader, places, when)).toList();
    var model = new HashMap<String, Object>();
    model.put("rows", rows);
    model.put("said", query.said());
    model.put("address", Office.query(query.values()));
    model.put("newest", request.param(AFTER).isEmpty());
    model.put("older", page.next().map(cursor -> older(query, cursor)).orElse(""));
    model.put("figures", figures(today, request));
    return model;
  }

  private static String older(SessionQuery query, SessionPage.Cursor cursor) {
    var values = new LinkedHashMap<>(query.values());
    values.put(AFTER, cursor.text());
    return Office.query(values);
  }

  /**
   * A number that stands out.
   *
   * @param text the end of the key of what it counts
   */
  record Figure(String text, SessionCounting.Count count) {}

  private List<Figure> figures(Instant today, ServerRequest request) {
    return switch (sessions.count(office.actor(request), today)) {
      case SessionCounting.Counted(var live, var users, var begun) ->
          List.of(new Figure("live", live), new Figure("users", users), new Figure("begun", begun));
      // the rank was lost since the sessions were read
      case SessionCounting.Forbidden() -> List.of();
    };
  }

  ServerResponse submit(ServerRequest request) {
    return request
        .param("of")
        .flatMap(UserId::parse)
        .map(user -> submit(user, request))
        .orElseGet(() -> office.refuse(Problem.UNKNOWN_USER));
  }

  private ServerResponse submit(UserId user, ServerRequest request) {
    var actor = office.actor(request);
    var ends = office.gatehouse().administration().sessions();
    return switch (request.param("act").orElse("")) {
      case "end" ->
          request
              .param("session")
              .flatMap(SessionId::parse)
              .map(session -> answer(ends.end(actor, user, session), request))
              .orElseGet(() -> office.refuse(Problem.NOT_FOUND));
      case "end-all" -> answer(ends.endAll(actor, user), request);
      default -> office.refuse(Problem.MALFORMED_REQUEST);
    };
  }

  private ServerResponse answer(UserSessions.Ending ending, ServerRequest request) {
    return switch (ending) {
      case UserSessions.Ending.Ended(var count) ->
          done(count > 0 ? Done.SESSIONS_ENDED : Done.UNCHANGED, request);
      // it ended meanwhile, or the button was hit twice
      case UserSessions.Ending.UnknownSession() -> done(Done.UNCHANGED, request);
      case UserSessions.Ending.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case UserSessions.Ending.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
    };
  }

  private ServerResponse done(Done done, ServerRequest request) {
    return office.done(done, PATH, SessionQuery.of(request).values(), request);
  }
}
