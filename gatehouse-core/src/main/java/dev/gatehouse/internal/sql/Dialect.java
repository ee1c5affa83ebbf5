package dev.gatehouse.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** All that differs between the two databases. */
public enum Dialect {
  /** The embedded default: one file, one writer at a time. */
  SQLITE {
    @Override
    Map<String, String> placeholders() {
      return Map.of(
          "id", "text",
          "bytes", "blob",
          "by_code_point", "",
          "nulls_first", "",
          "sqlite", "",
          "postgresql", "--");
    }

    @Override
    void bindId(PreparedStatement statement, int position, UUID id) throws SQLException {
      statement.setString(position, id.toString());
    }

    @Override
    public Lookup matching(SearchText term) {
      var tables = "gatehouse_search s cross join gatehouse_search_rows n";
      var found =
          """
          gatehouse_search match :grams
            and n.number = s.rowid
            and n.search_text like :pattern escape '!'
          """;
      return new Lookup(
          tables + " cross join",
          found + " and u.id = n.user_id",
          "select n.user_id from " + tables + " where " + found);
    }

    @Override
    public String grams(SearchText term) {
      return term.grams().stream()
          .map(gram -> '"' + gram.replace("\"", "\"\"") + '"')
          .collect(Collectors.joining(" "));
    }

    @Override
    public boolean estimates() {
      return false;
    }

    @Override
    public void index(Handle handle, UUID user, SearchText text) {
      handle
          .createUpdate(
              """
              insert into gatehouse_search_rows (user_id, search_text)
              values (:user, :text)
              on conflict (user_id) do update set search_text = excluded.search_text
              """)
          .bind("user", user)
          .bind("text", text.folded())
          .execute();
      handle
          .createUpdate(
              """
              insert or replace into gatehouse_search (rowid, grams)
              select number, :grams
              from gatehouse_search_rows
              where user_id = :user
              """)
          .bind("user", user)
          .bind("grams", text.folded() + '\n' + text.pairs())
          .execute();
    }

    @Override
    public void unindex(Handle handle, UUID user) {
      handle
          .createUpdate(
              """
              delete from gatehouse_search
              where rowid = (select number from gatehouse_search_rows where user_id = :user)
              """)
          .bind("user", user)
          .execute();
      handle
          .createUpdate("delete from gatehouse_search_rows where user_id = :user")
          .bind("user", user)
          .execute();
    }
  },

  /** Any number of nodes on one server. */
  POSTGRESQL {
    @Override
    Map<String, String> placeholders() {
      return Map.of(
          "id", "uuid",
          "bytes", "bytea",
          "by_code_point", "collate \"C\"",
          "nulls_first", "nulls first",
          "sqlite", "--",
          "postgresql", "");
    }

    @Override
    void bindId(PreparedStatement statement, int position, UUID id) throws SQLException {
      statement.setObject(position, id);
    }

    // two characters make no trigram, but doubled they make two; the empty text keeps PostgreSQL
    // from the index of the trigrams, all of which it would read
    @Override
    public Lookup matching(SearchText term) {
      return Lookup.of(
          term.length() > 2
              ? "u.search_text like :pattern escape '!'"
              : """
              regexp_replace(u.search_text, '(.)', '\\1\\1', 'g') like :grams escape '!'
                and u.search_text || '' like :pattern escape '!'
              """);
    }

    @Override
    public String grams(SearchText term) {
      return new SearchText(term.doubled()).pattern();
    }

    @Override
    public boolean estimates() {
      return true;
    }

    // or a statement that is run often gets a plan for whatever values, which is far from the best
    @Override
    <T> T planned(Handle handle, Function<Handle, T> work) {
      return handle.isInTransaction()
          ? work.apply(handle)
          : handle.inTransaction(reader -> {
            reader.execute("set local plan_cache_mode = force_custom_plan");
            return work.apply(reader);
          });
    }
  };

  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";

  // what the statement looked for came or went meanwhile: whoever looks again sees that
  private static final String FOREIGN_KEY = "23503";
  private static final String UNIQUE = "23505";

  /**
   * Finds out which database the connection leads to.
   *
   * @throws IllegalArgumentException for a database that Gatehouse does not run on
   */
  static Dialect of(Connection connection) throws SQLException {
    var product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "SQLite" -> SQLITE;
      case "PostgreSQL" -> POSTGRESQL;
      default ->
          throw new IllegalArgumentException(
              "Gatehouse runs on SQLite and PostgreSQL; this data source is " + product);
    };
  }

  /** What the migrations name by placeholder. */
  abstract Map<String, String> placeholders();

  /** Whether the transaction lost a race that it may win when run again. */
  boolean worthRetrying(@Nullable SQLException failure) {
    var state = failure == null ? null : failure.getSQLState();
    return SERIALIZATION_FAILURE.equals(state)
        || DEADLOCK.equals(state)
        || FOREIGN_KEY.equals(state)
        || UNIQUE.equals(state);
  }

  abstract void bindId(PreparedStatement statement, int position, UUID id) throws SQLException;

  /**
   * How the search index finds the users whose search text holds the term; it binds {@code
   * :pattern} and {@code :grams}.
   *
   * @param term of two characters or more
   */
  public abstract Lookup matching(SearchText term);

  /** The value of {@code :grams} for the term. */
  public abstract String grams(SearchText term);

  /**
   * Whether the database knows about how many rows a condition holds for, and begins with the
   * fewest by itself.
   */
  public abstract boolean estimates();

  /** Reads by statements that are planned for the very values they bind, if they are planned. */
  <T> T planned(Handle handle, Function<Handle, T> work) {
    return work.apply(handle);
  }

  /** Keeps the search index in step with the user's search text, where the database does not. */
  public void index(Handle handle, UUID user, SearchText text) {}

  /** Takes the user out of the search index, where the database does not. */
  public void unindex(Handle handle, UUID user) {}
}
