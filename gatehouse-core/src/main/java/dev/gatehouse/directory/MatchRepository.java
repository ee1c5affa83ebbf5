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
 * read in the order that is asked for until a page is full, which is soon.
 */
final class MatchRepository {
  /** So many are found first; more are not counted. */
  static final int FEW = 10_000;

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
   * @param values what the parts bind
   * @param total how many there are, if that is known already
   */
  record Way(
      String with,
      String from,
      String where,
      Map<String, Object> values,
      Optional<UserPage.Total> total) {
    Way and(String condition, Map<String, Object> more) {
      var both = new HashMap<>(values);
      both.putAll(more);
      return new Way(with, from, where + " and " + condition, both, Optional.empty());
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
    for (var ids : conditions.stream().flatMap(condition -> condition.ids().stream()).toList()) {
      long number = number(handle, ids, values);
      if (number <= FEW) {
        return new Way(
            "few (id) as materialized (" + ids + "),",
            "few cross join gatehouse_users u",
            "u.id = few.id and " + where,
            values,
            Optional.of(new UserPage.Total(number, true)).filter(any -> conditions.size() == 1));
      }
    }
    return new Way("", "gatehouse_users u", where, values, many(conditions));
  }

  // when no condition with an index holds for few; the number of one that is alone is theirs
  private static Optional<UserPage.Total> many(List<Condition> conditions) {
    return Optional.of(new UserPage.Total(FEW, false))
        .filter(any -> conditions.size() == 1 && conditions.getFirst().ids().isPresent());
  }

  /** How many the way leads to; of everybody exactly. */
  UserPage.Total count(Handle handle, Way way) {
    return way.where().equals(EVERYBODY) ? everybody(handle) : countUpToMany(handle, way);
  }

  /** How many the way leads to, exactly up to {@link #FEW}. */
  UserPage.Total countUpToMany(Handle handle, Way way) {
    return way.total().orElseGet(() -> counted(handle, way));
  }

  private static UserPage.Total everybody(Handle handle) {
    return new UserPage.Total(
        handle.createQuery("select count(*) from gatehouse_users").mapTo(Long.class).one(), true);
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

  private static long number(Handle handle, String ids, Map<String, Object> values) {
    return query(
            handle,
            """
            select count(*)
            from (%s limit :most) found
            """
                .formatted(ids),
            values)
        .bind("most", FEW + 1)
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
            select h.user_id
            from gatehouse_role_grants h
            join gatehouse_roles r on r.id = h.role_id
            where r.name = :role
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
