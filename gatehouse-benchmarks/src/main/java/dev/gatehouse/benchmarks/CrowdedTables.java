package dev.gatehouse.benchmarks;

import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/**
 * Tables with any number of users, filled by a few statements and not through the front door; the
 * rows and the index entries are those that the core would have written.
 */
final class CrowdedTables {
  private static final String ID =
      "'00000000-0000-7000-8000-' || substr('000000000000' || n, length('' || n) + 1)";
  private static final String USERS =
      """
      insert into gatehouse_users
        (id, email, email_canonical, active, confirmed_at, credential_version, registered_at,
         signed_in_at, language, username, username_key, first_name, last_name, first_name_key,
         last_name_key, registration_country, search_text, second_factor_at)
      with recursive numbers (n) as (
        select cast(0 as bigint) union all select n + 1 from numbers where n + 1 < %d)
      select %s, m || '@example.org', m || '@example.org', n %% 100 > 0,
        case when n %% 10 > 0 then n end, 0, n,
        case when n %% 3 > 0 then (n * 7919) %% 1000003 end, 'en', 'n' || m, 'n' || m,
        'First' || f, 'Last' || l, 'first' || f, 'last' || l,
        case n %% 4 when 1 then 'DE' when 2 then 'FR' when 3 then 'TR' end,
        m || '@example.org' || %s || 'n' || m || %s || 'first' || f || ' last' || l
          || case when n %% 5000 = 7 then ' qzx' else '' end,
        case when n %% 20 = 3 then %d - (n %% 31536) * 1000000 end
      from (
        select n, 'user' || ((n * 7919) %% 1000003) as m, n %% 1009 as f, n %% 10007 as l
        from numbers) named
      """;
  private static final String GRANTS =
      """
      insert into gatehouse_role_grants (user_id, role_id, granted_at)
      select u.id, r.id, 0
      from gatehouse_users u
      join gatehouse_roles r on r.name = 'User' or (r.name = 'Admin' and u.registered_at % 10000 = 0)
      on conflict do nothing
      """;

  private static final List<String> SQLITE_INDEX =
      List.of(
          """
          insert into gatehouse_search_rows (user_id, search_text)
          select id, search_text
          from gatehouse_users
          where email like 'user%@example.org'
          order by id
          """,
          """
          insert into gatehouse_search (rowid, grams)
          select n.number, u.search_text || char(10) || paired(u.search_text)
          from gatehouse_search_rows n
          join gatehouse_users u on u.id = n.user_id
          where u.email like 'user%@example.org'
          """);

  // the core makes them at its next start
  private static final List<String> NO_POSTGRES_INDEX =
      List.of("drop index gatehouse_users_by_trigrams", "drop index gatehouse_users_by_pairs");

  private CrowdedTables() {}

  static Kit fill(TestDatabase database, int users) {
    var kit = Kit.on(database);
    try (var connection = kit.dataSource().getConnection()) {
      grow(connection, database, users);
      kit.node(settings -> settings);
      settle(connection, database);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return kit;
  }

  /** Adds so many users; the search index of PostgreSQL is made again at the next start. */
  static void grow(Connection connection, TestDatabase database, int users) throws SQLException {
    long now = System.currentTimeMillis();
    switch (database) {
      case SQLITE -> {
        Function.create(connection.unwrap(SQLiteConnection.class), "paired", new Paired());
        execute(connection, USERS.formatted(users, ID, "char(10)", "char(10)", now), GRANTS);
        execute(connection, SQLITE_INDEX.toArray(String[]::new));
      }
      case POSTGRESQL -> {
        execute(connection, NO_POSTGRES_INDEX.toArray(String[]::new));
        var id = "cast(" + ID + " as uuid)";
        execute(connection, USERS.formatted(users, id, "chr(10)", "chr(10)", now), GRANTS);
      }
    }
  }

  /** Adds an event of the trail for each of those users, over a year. */
  static void record(Connection connection) throws SQLException {
    execute(
        connection,
        """
        insert into gatehouse_audit_events
          (id, at, act, actor_id, target_id, address, network, user_agent, details)
        select id, %d - (registered_at %% 31536) * 1000000,
          case registered_at %% 10 when 0 then 'user-registered' when 1 then 'sign-in-refused'
            else 'signed-in' end,
          id, id, '10.1.2.3', '10.1.2.3', 'Bench/1.0', '{}'
        from gatehouse_users
        where email like 'user%%@example.org'
        """
            .formatted(System.currentTimeMillis()));
  }

  /** Adds a session of the last ten days for each of those users. */
  static void open(Connection connection, TestDatabase database) throws SQLException {
    long now = System.currentTimeMillis();
    var digest =
        switch (database) {
          case SQLITE -> "cast(id as blob)";
          case POSTGRESQL -> "decode(replace(cast(id as text), '-', ''), 'hex')";
        };
    execute(
        connection,
        """
        insert into gatehouse_sessions
          (id, user_id, digest, address, user_agent, lasting, opened_at, last_used_at)
        select id, id, %s, '10.1.2.3', 'Bench/1.0', true,
          %d - (registered_at %% 8640) * 100000 - 86400000, %d - (registered_at %% 8640) * 100000
        from gatehouse_users
        where email like 'user%%@example.org'
        """
            .formatted(digest, now, now));
  }

  /** Adds a mail to each of those users; one in a thousand was given up. */
  static void write(Connection connection) throws SQLException {
    long now = System.currentTimeMillis();
    execute(
        connection,
        """
        insert into gatehouse_outbox
          (id, kind, user_id, queued_at, due_at, tries, sent_at, given_up_at)
        select id, 'confirm-email', id, %d - registered_at, null, 1,
          case when registered_at %% 1000 > 0 then %d - registered_at end,
          case when registered_at %% 1000 = 0 then %d - registered_at end
        from gatehouse_users
        where email like 'user%%@example.org'
        """
            .formatted(now, now, now));
  }

  /** Lets the database learn how its tables are filled. */
  static void settle(Connection connection, TestDatabase database) throws SQLException {
    if (database == TestDatabase.POSTGRESQL) {
      execute(connection, "vacuum analyze");
    }
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static final class Paired extends Function {
    @Override
    protected void xFunc() throws SQLException {
      result(value_text(0).replaceAll("(?s)(.)(?=.)", "$1\u0001"));
    }
  }
}
