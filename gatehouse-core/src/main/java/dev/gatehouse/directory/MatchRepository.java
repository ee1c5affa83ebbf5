package dev.gatehouse.directory;

import dev.gatehouse.internal.sql.Dialect;
import dev.gatehouse.internal.sql.SearchText;
import dev.gatehouse.role.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The users who match a filter, and the quick way to them.
 *
 * <p>If one of the conditions holds for few users, these are found first, by an index of that
 * condition, and the rest is looked up for them alone. If every condition holds for many, users are
 * read in the order that is asked for until a page is full, which is soon; and where it is not,
 * since those who match all come late in that order, some are found first and sorted after all.
 */
final class MatchRepository {
  /** So many are found first; more are not counted. */
  static final int FEW = 10_000;

  /** So many are read in order before it is not soon any more. */
  private static final int SOON = 10_000;

  /** So many are found first and sorted when it is not soon. */
  private static final int SOME = 200_000;

  private static final String EVERYBODY = "true";
  private static final int SHORTEST_INDEXED = 2;
  private static final long LAST_SECOND = 1L << 50;

  private final Dialect dialect;

  MatchRepository(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The way to the users of a filter, as parts of a statement in which they are {@code u}.
   *
   * @param with a common table expression with a comma behind it, or nothing
   * @param from what follows {@code from}
   * @param where what follows {@code where}
   * @param range which part of the order of a list is read
   * @param values what the parts bind
   * @param total how many there are, if that is known already
   * @param wide the queries for the ids of each condition, if they hold for many
   */
  record Way(
      String with,
      String from,
      String where,
      String range,
      Map<String, Object> values,
      Optional<UserPage.Total> total,
      List<String> wide) {
    /** To whoever the condition holds for, of everybody. */
    static Way to(String condition, Map<String, Object> values) {
      return new Way(
          "", "gatehouse_users u", condition, EVERYBODY, values, Optional.empty(), List.of());
    }

    /** In that part of the order. */
    Way within(String part, Map<String, Object> more) {
      var both = new HashMap<>(values);
      both.putAll(more);
      return new Way(with, from, where, part, both, Optional.empty(), wide);
    }

    /** No further than is soon in the order of the list. */
    Way soon(String order) {
      var first =
          "(select u.* from gatehouse_users u where %s order by %s limit %d) u"
              .formatted(range, order, SOON);
      return new Way("", first, where, EVERYBODY, values, Optional.empty(), List.of());
    }

    // the limit is what the planner of PostgreSQL takes for the number, and well above it
    private Way by(String ids, int most, Optional<UserPage.Total> known) {
      return new Way(
          "few (id) as materialized (%s limit %d),".formatted(ids, 2 * most),
          "few cross join gatehouse_users u",
          "u.id = few.id and " + where,
          range,
          values,
          known,
          List.of());
    }

    Query query(Handle handle, String statement) {
      return MatchRepository.query(handle, statement, values);
    }
  }

  /**
   * A condition, in two forms.
   *
   * @param holds whether it holds for {@code u}, which is asked of user after user
   * @param ids the query for the ids of the users for whom it holds; empty when no index has them
   * @param values what they bind
   */
  private record Condition(String holds, Optional<String> ids, Map<String, Object> values) {}

  Way way(Handle handle, UserFilter filter) {
    var conditions = conditions(filter);
    var values = new HashMap<String, Object>();
    conditions.forEach(condition -> values.putAll(condition.values()));
    var where =
        conditions.stream()
            .map(Condition::holds)
            .reduce(EVERYBODY, (some, next) -> some + " and " + next);
    var wide = conditions.stream().flatMap(condition -> condition.ids().stream()).toList();
    var all = new Way("", "gatehouse_users u", where, EVERYBODY, values, many(conditions), wide);
    for (var ids : wide) {
      long number = number(handle, ids, values, FEW);
      if (number <= FEW) {
        var total = Optional.of(new UserPage.Total(number, true));
        return all.by(ids, FEW, total.filter(any -> conditions.size() == 1));
      }
    }
    return all;
  }

  /** Whether the part of the order that the way leads through is over soon. */
  boolean endsSoon(Handle handle, Way way) {
    var part = "select u.id from gatehouse_users u where " + way.range();
    return number(handle, part, way.values(), SOON) <= SOON;
  }

  /** By the condition that holds for the fewest; or as it is when all of them hold for most. */
  Way narrowed(Handle handle, Way way) {
    var best = way;
    long fewest = SOME + 1L;
    for (var ids : way.wide()) {
      long number = number(handle, ids, way.values(), SOME);
      if (number < fewest) {
        fewest = number;
        best = way.by(ids, SOME, Optional.empty());
      }
    }
    return best;
  }

  // when no condition with an index holds for few; the number of one that is alone is theirs
  private static Optional<UserPage.Total> many(List<Condition> conditions) {
    return Optional.of(new UserPage.Total(FEW, false))
        .filter(any -> conditions.size() == 1 && conditions.getFirst().ids().isPresent());
  }

  /** How many the way leads to; of everybody exactly. */
  UserPage.Total count(Handle handle, Way way) {
    return way.where().equals(EVERYBODY)
        ? new UserPage.Total(everybody(handle), true)
        : countUpToMany(handle, way);
  }

  /** How many the way leads to, exactly up to {@link #FEW}. */
  UserPage.Total countUpToMany(Handle handle, Way way) {
    return way.total().orElseGet(() -> counted(handle, way));
  }

  static long everybody(Handle handle) {
    return handle.createQuery("select count(*) from gatehouse_users").mapTo(Long.class).one();
  }

  private static UserPage.Total counted(Handle handle, Way way) {
    long count =
        way.query(
                handle,
                """
                with %s found (id) as (
                  select u.id
                  from %s
                  where %s
                  limit :most)
                select count(*)
                from found
                """
                    .formatted(way.with(), way.from(), way.where()))
            .bind("most", FEW + 1)
            .mapTo(Long.class)
            .one();
    return new UserPage.Total(Math.min(count, FEW), count <= FEW);
  }

  // and one more, if there are more than that many
  private static long number(Handle handle, String ids, Map<String, Object> values, int most) {
    return query(
            handle,
            """
            select count(*)
            from (%s limit :most) found
            """
                .formatted(ids),
            values)
        .bind("most", most + 1)
        .mapTo(Long.class)
        .one();
  }

  private static Query query(Handle handle, String statement, Map<String, Object> values) {
    var query = handle.createQuery(statement).bindMap(values);
    query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    return query;
  }

  private List<Condition> conditions(UserFilter filter) {
    return Stream.of(
            filter.term().map(this::occurs),
            filter.role().map(MatchRepository::held),
            filter
                .standing()
                .active()
                .map(active -> column(active ? "active" : "not active", Map.of())),
            filter.standing().confirmed().map(confirmed -> moment("confirmed_at", confirmed)),
            filter.standing().secondFactor().map(on -> moment("second_factor_at", on)),
            registered(filter))
        .flatMap(Optional::stream)
        .toList();
  }

  // the empty text keeps the database from an index that finds far too many
  private Condition occurs(SearchText term) {
    var holds = "u.search_text || '' like :pattern escape '!'";
    return term.length() < SHORTEST_INDEXED
        ? new Condition(holds, Optional.empty(), Map.of("pattern", term.pattern()))
        : new Condition(
            holds,
            Optional.of(dialect.idsMatching(term)),
            Map.of("pattern", term.pattern(), "grams", dialect.grams(term)));
  }

  private static Condition held(Role role) {
    return new Condition(
        """
        exists (
          select 1
          from gatehouse_role_grants h
          where h.user_id = u.id
            and h.role_id = (select id from gatehouse_roles where name = :role))
        """,
        Optional.of(
            """
            select user_id
            from gatehouse_role_grants
            where role_id = (select id from gatehouse_roles where name = :role)
            order by user_id
            """),
        Map.of("role", role.name()));
  }

  private static Optional<Condition> registered(UserFilter filter) {
    return filter.registeredFrom().isEmpty() && filter.registeredBefore().isEmpty()
        ? Optional.empty()
        : Optional.of(
            column(
                "registered_at >= :from and registered_at < :before",
                Map.of(
                    "from", filter.registeredFrom().map(MatchRepository::millis).orElse(0L),
                    "before",
                        filter
                            .registeredBefore()
                            .map(MatchRepository::millis)
                            .orElse(Long.MAX_VALUE))));
  }

  // asked of user after user, it keeps SQLite from an index that finds most of them, to be sorted
  // then; and not "is not null", for which SQLite reads an index from where those without are
  private static Condition moment(String column, boolean isSet) {
    return new Condition(
        "coalesce(u.%s, -1) %s 0".formatted(column, isSet ? ">=" : "<"),
        Optional.of(
            "select id from gatehouse_users where " + column + (isSet ? " >= 0" : " is null")),
        Map.of());
  }

  private static Condition column(String holds, Map<String, Object> values) {
    return new Condition(
        holds, Optional.of("select id from gatehouse_users where " + holds), values);
  }

  // instants far from everybody's registration do not fit
  private static long millis(Instant instant) {
    return Instant.ofEpochSecond(
            Math.clamp(instant.getEpochSecond(), -LAST_SECOND, LAST_SECOND), instant.getNano())
        .toEpochMilli();
  }
}
