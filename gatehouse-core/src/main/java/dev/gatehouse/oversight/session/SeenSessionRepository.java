package dev.gatehouse.oversight.session;

import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.role.Role;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.SessionSettings;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/** Reads sessions together with their users; it writes nothing. */
final class SeenSessionRepository {
  private static final String LIVE =
      """
      s.last_used_at > :usedAfter
        and s.opened_at > :openedAfter
      """;
  private static final String SEEN_BY_ADMINS =
      """
      and (s.user_id = :reader
        or not exists (
          select 1
          from gatehouse_role_grants g
          join gatehouse_roles r on r.id = g.role_id
          where g.user_id = s.user_id
            and r.name in (:owner, :admin)))
      """;

  private final Database database;
  private final SessionSettings settings;

  SeenSessionRepository(Database database, SessionSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /**
   * Who looks, and at what moment: a session lives that was used after the one instant and opened
   * after the other.
   */
  record View(UserId reader, boolean all, Instant usedAfter, Instant openedAfter) {
    /** What follows {@code where}, for sessions that are {@code s}. */
    private String seen() {
      return all ? LIVE : LIVE + SEEN_BY_ADMINS;
    }

    /** The same for sessions that were opened at that instant or later. */
    private View begun(Instant since) {
      var later = openedAfter.isBefore(since) ? since.minusMillis(1) : openedAfter;
      return new View(reader, all, usedAfter, later);
    }

    private Query query(Handle handle, String statement) {
      var query =
          handle
              .createQuery(statement)
              .bind("usedAfter", usedAfter)
              .bind("openedAfter", openedAfter)
              .bind("reader", reader.value())
              .bind("owner", Role.OWNER.name())
              .bind("admin", Role.ADMIN.name());
      query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
      return query;
    }
  }

  List<SeenSession> list(
      View view, SessionFilter filter, Optional<SessionPage.Cursor> after, int most) {
    return database.read(handle -> {
      var query =
          view.query(
                  handle,
                  """
                  select s.id, s.user_id, s.address, s.user_agent, s.lasting, s.opened_at,
                    s.last_used_at, u.email, u.username
                  from gatehouse_sessions s
                  join gatehouse_users u on u.id = s.user_id
                  where %s
                    %s
                  order by s.last_used_at desc, s.id desc
                  limit :most
                  """
                      .formatted(view.seen(), chosen(filter, after)))
              .bind("most", most);
      return bound(query, filter, after).map((row, context) -> seen(row)).list();
    });
  }

  private static Query bound(
      Query query, SessionFilter filter, Optional<SessionPage.Cursor> after) {
    filter.user().ifPresent(user -> query.bind("user", user.value()));
    filter.usedFrom().ifPresent(from -> query.bind("from", from));
    filter.usedBefore().ifPresent(before -> query.bind("before", before));
    after.ifPresent(
        cursor -> query.bind("used", cursor.usedAt()).bind("last", cursor.last().value()));
    return query;
  }

  private static String chosen(SessionFilter filter, Optional<SessionPage.Cursor> after) {
    var conditions = new ArrayList<String>();
    filter.user().ifPresent(user -> conditions.add("and s.user_id = :user"));
    filter.usedFrom().ifPresent(from -> conditions.add("and s.last_used_at >= :from"));
    filter.usedBefore().ifPresent(before -> conditions.add("and s.last_used_at < :before"));
    after.ifPresent(cursor -> conditions.add("and (s.last_used_at, s.id) < (:used, :last)"));
    return String.join("\n", conditions);
  }

  // each in the order of an index, which keeps the planner of PostgreSQL from reading them all
  SessionCounting.Count count(View view, int most) {
    return counted(
        view,
        """
        select 1
        from gatehouse_sessions s
        where %s
        order by s.last_used_at desc
        limit :most
        """,
        most);
  }

  SessionCounting.Count countUsers(View view, int most) {
    return counted(
        view,
        """
        select distinct s.user_id
        from gatehouse_sessions s
        where %s
        order by s.user_id
        limit :most
        """,
        most);
  }

  SessionCounting.Count countBegun(View view, Instant since, int most) {
    return counted(
        view.begun(since),
        """
        select 1
        from gatehouse_sessions s
        where %s
        order by s.opened_at desc
        limit :most
        """,
        most);
  }

  private SessionCounting.Count counted(View view, String rows, int most) {
    long count =
        database.read(handle ->
            view.query(handle, "select count(*) from (" + rows.formatted(view.seen()) + ") counted")
                .bind("most", most + 1)
                .mapTo(Long.class)
                .one());
    return new SessionCounting.Count(Math.min(count, most), count <= most);
  }

  private SeenSession seen(ResultSet row) throws SQLException {
    var session =
        new Session(
            new SessionId(UUID.fromString(row.getString("id"))),
            new UserId(UUID.fromString(row.getString("user_id"))),
            new Client(
                ClientAddress.parse(row.getString("address")).orElseThrow(),
                row.getString("user_agent")),
            row.getBoolean("lasting"),
            Instant.ofEpochMilli(row.getLong("opened_at")),
            Instant.ofEpochMilli(row.getLong("last_used_at")));
    return new SeenSession(
        session,
        EmailAddress.parse(row.getString("email")).orElseThrow(),
        Optional.ofNullable(row.getString("username")),
        settings.end(session.openedAt(), session.lastUsedAt()));
  }
}
