package dev.gatehouse.session;

import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Digest;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.UserRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table of sessions. */
final class SessionRepository {
  private final Database database;

  SessionRepository(Database database) {
    this.database = database;
  }

  /** A session lives that was used after the one instant and opened after the other. */
  record Living(Instant usedAfter, Instant openedAfter) {}

  void insert(Transaction transaction, Session session, Digest digest) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_sessions
              (id, user_id, digest, address, user_agent, lasting, opened_at, last_used_at)
            values
              (:id, :user, :digest, :address, :userAgent, :lasting, :openedAt, :lastUsedAt)
            """)
        .bind("id", session.id().value())
        .bind("user", session.user().value())
        .bind("digest", digest.bytes())
        .bind("address", session.client().address().text())
        .bind("userAgent", session.client().userAgent())
        .bind("lasting", session.lasting())
        .bind("openedAt", session.openedAt())
        .bind("lastUsedAt", session.lastUsedAt())
        .execute();
  }

  Optional<LiveSession> find(Digest digest, Living living) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select s.id, s.user_id, s.address, s.user_agent, s.lasting, s.opened_at,
                  s.last_used_at, u.email, u.active, u.confirmed_at, u.registered_at,
                  coalesce(u.locale, u.language) as language, u.username, u.first_name,
                  u.last_name, u.time_zone, u.locale, u.second_factor_at, r.name as role
                from gatehouse_sessions s
                join gatehouse_users u on u.id = s.user_id
                left join gatehouse_role_grants g on g.user_id = u.id
                left join gatehouse_roles r on r.id = g.role_id
                where s.digest = :digest
                  and s.last_used_at > :usedAfter
                  and s.opened_at > :openedAfter
                  and u.active
                """)
            .bind("digest", digest.bytes())
            .bind("usedAfter", living.usedAfter())
            .bind("openedAfter", living.openedAfter())
            .scanResultSet((rows, context) -> liveSession(rows.get())));
  }

  List<Session> list(Handle handle, UserId user, Living living) {
    return handle
        .createQuery(
            """
            select id, user_id, address, user_agent, lasting, opened_at, last_used_at
            from gatehouse_sessions
            where user_id = :user
              and last_used_at > :usedAfter
              and opened_at > :openedAfter
            order by last_used_at desc, id desc
            """)
        .bind("user", user.value())
        .bind("usedAfter", living.usedAfter())
        .bind("openedAfter", living.openedAfter())
        .map((row, context) -> session(row))
        .list();
  }

  /** Notes the use, unless another request has done so since it was due. */
  boolean touch(Transaction transaction, SessionId id, Instant now, Instant due) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_sessions
                set last_used_at = :now
                where id = :id
                  and last_used_at <= :due
                """)
            .bind("id", id.value())
            .bind("now", now)
            .bind("due", due)
            .execute()
        == 1;
  }

  /** Which digest takes the place of which. */
  record Renewal(Digest before, Digest after) {}

  Optional<Session> renew(Transaction transaction, UserId user, Renewal renewal, Living living) {
    return transaction
        .handle()
        .createQuery(
            """
            update gatehouse_sessions
            set digest = :after
            where digest = :before
              and user_id = :user
              and last_used_at > :usedAfter
              and opened_at > :openedAfter
            returning id, user_id, address, user_agent, lasting, opened_at, last_used_at
            """)
        .bind("before", renewal.before().bytes())
        .bind("after", renewal.after().bytes())
        .bind("user", user.value())
        .bind("usedAfter", living.usedAfter())
        .bind("openedAfter", living.openedAfter())
        .map((row, context) -> session(row))
        .findOne();
  }

  // in the order of use; the one just opened counts as used now
  void keepLatest(Transaction transaction, UserId user, int most) {
    transaction
        .handle()
        .createUpdate(
            """
            delete from gatehouse_sessions
            where user_id = :user
              and id not in (
                select id
                from gatehouse_sessions
                where user_id = :user
                order by last_used_at desc, id desc
                limit :most)
            """)
        .bind("user", user.value())
        .bind("most", most)
        .execute();
  }

  /** Ends the session, and says which it was. */
  Optional<Session> delete(Transaction transaction, Digest digest) {
    return transaction
        .handle()
        .createQuery(
            """
            delete from gatehouse_sessions
            where digest = :digest
            returning id, user_id, address, user_agent, lasting, opened_at, last_used_at
            """)
        .bind("digest", digest.bytes())
        .map((row, context) -> session(row))
        .findOne();
  }

  boolean delete(Transaction transaction, UserId user, SessionId id) {
    return transaction
            .handle()
            .createUpdate("delete from gatehouse_sessions where id = :id and user_id = :user")
            .bind("id", id.value())
            .bind("user", user.value())
            .execute()
        == 1;
  }

  int deleteOthers(Transaction transaction, UserId user, SessionId kept) {
    return transaction
        .handle()
        .createUpdate("delete from gatehouse_sessions where user_id = :user and id <> :kept")
        .bind("user", user.value())
        .bind("kept", kept.value())
        .execute();
  }

  int deleteAll(Transaction transaction, UserId user) {
    return transaction
        .handle()
        .createUpdate("delete from gatehouse_sessions where user_id = :user")
        .bind("user", user.value())
        .execute();
  }

  int purge(Transaction transaction, Living living) {
    return transaction
        .handle()
        .createUpdate(
            """
            delete from gatehouse_sessions
            where last_used_at <= :usedAfter
               or opened_at <= :openedAfter
            """)
        .bind("usedAfter", living.usedAfter())
        .bind("openedAfter", living.openedAfter())
        .execute();
  }

  /** Whether this kind of change of the session's client was not reported before. */
  boolean unreported(SessionId id, ClientChange change) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select 1
                from gatehouse_sessions
                where id = :id
                  and (reported_changes & :bit) = 0
                """)
            .bind("id", id.value())
            .bind("bit", bit(change))
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }

  /** Notes that it is reported; of simultaneous requests one is told that it is the first. */
  boolean report(Transaction transaction, SessionId id, ClientChange change) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_sessions
                set reported_changes = reported_changes + :bit
                where id = :id
                  and (reported_changes & :bit) = 0
                """)
            .bind("id", id.value())
            .bind("bit", bit(change))
            .execute()
        == 1;
  }

  private static int bit(ClientChange change) {
    return switch (change) {
      case ADDRESS -> 1;
      case USER_AGENT -> 2;
      case BOTH -> 4;
    };
  }

  // one row for each role, or one without
  private static Optional<LiveSession> liveSession(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    var session = session(rows);
    var user = UserRow.read(rows, "user_id");
    var roles = new TreeSet<String>();
    do {
      Optional.ofNullable(rows.getString("role")).ifPresent(roles::add);
    } while (rows.next());
    return Optional.of(new LiveSession(session, user, roles));
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        new SessionId(UUID.fromString(row.getString("id"))),
        new UserId(UUID.fromString(row.getString("user_id"))),
        new Client(
            ClientAddress.parse(row.getString("address")).orElseThrow(),
            row.getString("user_agent")),
        row.getBoolean("lasting"),
        Instant.ofEpochMilli(row.getLong("opened_at")),
        Instant.ofEpochMilli(row.getLong("last_used_at")));
  }
}
