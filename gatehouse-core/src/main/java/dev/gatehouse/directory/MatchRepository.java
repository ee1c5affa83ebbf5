package dev.gatehouse.directory;

import dev.gatehouse.internal.sql.Dialect;
import dev.gatehouse.internal.sql.Lookup;
import dev.gatehouse.internal.sql.SearchText;
import dev.gatehouse.role.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The users who match a filter, and the ways to them.
 *
 * <p>Users are read in the order that is asked for, which fills a page soon if many match. If few
 * match, or all of them come late, they are found by an index of what they match, and sorted.
 */
final class MatchRepository {
  /** So many are counted. */
  private static final int MOST = 10_000;

  /** More than that many of a condition are not worth to be looked up one by one. */
  private static final int SOME = 200_000;

  private static final String EVERYBODY = "true";
  private static final int SHORTEST_INDEXED = 2;

  private final Dialect dialect;

  MatchRepository(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * A condition, in two forms.
   *
   * @param holds whether it holds for {@code u}, which is asked of user after user and by no index
   * @param lookup how an index finds them; empty when there is none
   * @param values what they bind
   * @param column which column of the users it is about, if that is one
   */
  private record Condition(
      String holds, Optional<Lookup> lookup, Map<String, Object> values, String column) {}

  /** What a filter asks for. */
  static final class Match {
    private final List<Condition> conditions;
    private final Map<String, Object> values = new HashMap<>();

    private Match(List<Condition> conditions) {
      this.conditions = conditions;
      conditions.forEach(condition -> values.putAll(condition.values()));
    }

    /** Whether an index finds them. */
    boolean indexed() {
      return lookups().findAny().isPresent();
    }

    private Stream<Lookup> lookups() {
      return conditions.stream().flatMap(condition -> condition.lookup().stream());
    }

    private Stream<String> holds() {
      return conditions.stream().map(Condition::holds);
    }

    // what the list is sorted by narrows it from the first user on
    private String along(Part part) {
      return conditions.stream()
          .filter(condition -> condition.column().equals(part.sort().column().key()))
          .flatMap(condition -> condition.lookup().stream())
          .map(Lookup::where)
          .reduce(part.form().formatted(part.sort().key()), MatchRepository::both);
    }
  }

  /**
   * A part of a list, in its order.
   *
   * @param form the condition, in which {@code %1$s} is what is sorted by
   * @param values what it binds
   */
  record Part(UserSort sort, String form, Map<String, Object> values) {
    /** All of it. */
    static Part whole(UserSort sort) {
      return new Part(sort, EVERYBODY, Map.of());
    }
  }

  /**
   * The way to some users, as parts of a statement in which they are {@code u}.
   *
   * @param from what follows {@code from}
   * @param where what follows {@code where}
   * @param order what follows {@code order by}
   * @param values what the parts bind
   */
  record Way(String from, String where, String order, Map<String, Object> values) {
    /** To whoever the condition holds for. */
    static Way to(String condition, Map<String, Object> values) {
      return new Way("gatehouse_users u", condition, "u.id", values);
    }

    Query query(Handle handle, String statement) {
      return MatchRepository.query(handle, statement, values);
    }
  }

  Match match(Handle handle, UserFilter filter) {
    return new Match(conditions(handle, filter));
  }

  /** In the order of the list, however long it takes. */
  Way through(Match match, Part part) {
    var where = both(match.along(part), all(match.holds()));
    return new Way("gatehouse_users u", where, part.sort().order(), values(match, part));
  }

  /** In the order of the list, among the first of them alone. */
  Way soon(Match match, Part part, int most) {
    var first =
        "(select u.* from gatehouse_users u where %s order by %s limit %d) u"
            .formatted(match.along(part), part.sort().order(), most);
    return new Way(first, all(match.holds()), part.sort().order(), values(match, part));
  }

  /** Whether the first of them are all there are. */
  boolean endsSoon(Handle handle, Match match, Part part, int most) {
    var ids = "select u.id from gatehouse_users u where " + match.along(part);
    return number(handle, ids, values(match, part), most) <= most;
  }

  /** By an index of what they match, to be sorted. */
  Way found(Handle handle, Match match, Part part) {
    var found = found(handle, match);
    var key = part.sort().keyOfNoIndex();
    var where = both(found.where(), part.form().formatted(key));
    return new Way(found.from(), where, part.sort().order(key), values(match, part));
  }

  // by all of their indexes, if the database knows which to begin with
  private Way found(Handle handle, Match match) {
    var lookups = dialect.estimates() ? match.lookups().toList() : narrowest(handle, match);
    var tables = lookups.stream().map(Lookup::tables).collect(Collectors.joining(" "));
    var rest =
        match.conditions.stream()
            .filter(condition -> condition.lookup().filter(lookups::contains).isEmpty())
            .map(Condition::holds);
    var where = Stream.concat(lookups.stream().map(Lookup::where), rest);
    return new Way(tables + " gatehouse_users u", all(where), "u.id", match.values);
  }

  // none, if each of several holds for more than are worth it
  private static List<Lookup> narrowest(Handle handle, Match match) {
    var lookups = match.lookups().toList();
    if (lookups.size() < 2) {
      return lookups;
    }
    var best = List.<Lookup>of();
    long fewest = SOME + 1L;
    for (var lookup : lookups) {
      long number = number(handle, lookup.ids(), match.values, fewest - 1);
      if (number < fewest) {
        best = List.of(lookup);
        fewest = number;
      }
    }
    return best;
  }

  /** How many match, exactly up to {@link #MOST}; everybody exactly. */
  UserPage.Total count(Handle handle, Match match) {
    return match.conditions.isEmpty()
        ? new UserPage.Total(DirectoryRepository.everybody(handle), true)
        : countUpToMost(handle, match);
  }

  /** How many match, exactly up to {@link #MOST}. */
  UserPage.Total countUpToMost(Handle handle, Match match) {
    long count = number(handle, ids(handle, match), match.values, MOST);
    return new UserPage.Total(Math.min(count, MOST), count <= MOST);
  }

  private String ids(Handle handle, Match match) {
    if (match.conditions.size() == 1 && match.indexed()) {
      return match.lookups().findFirst().orElseThrow().ids();
    }
    var found = found(handle, match);
    return "select u.id from " + found.from() + " where " + found.where();
  }

  // and one more, if there are more than that many
  private static long number(Handle handle, String ids, Map<String, Object> values, long most) {
    var statement = "select count(*) from (%s limit :most) found".formatted(ids);
    return query(handle, statement, values).bind("most", most + 1).mapTo(Long.class).one();
  }

  private static Query query(Handle handle, String statement, Map<String, Object> values) {
    var query = handle.createQuery(statement).bindMap(values);
    query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    return query;
  }

  private static String all(Stream<String> conditions) {
    return conditions.reduce(MatchRepository::both).orElse(EVERYBODY);
  }

  private static String both(String one, String other) {
    return one + " and " + other;
  }

  private static Map<String, Object> values(Match match, Part part) {
    var values = new HashMap<>(match.values);
    values.putAll(part.values());
    return values;
  }

  // the dearest to count last
  private List<Condition> conditions(Handle handle, UserFilter filter) {
    var standing = filter.standing();
    return Stream.of(
            filter.role().map(role -> held(handle, role)),
            standing.confirmed().map(confirmed -> moment("confirmed_at", confirmed)),
            standing.secondFactor().map(on -> moment("second_factor_at", on)),
            filter.dates().map(MatchRepository::registered),
            standing.active().map(MatchRepository::active),
            filter.term().map(this::occurs))
        .flatMap(Optional::stream)
        .toList();
  }

  // the empty text keeps the database from an index that finds far too many
  private Condition occurs(SearchText term) {
    var holds = "u.search_text || '' like :pattern escape '!'";
    return term.length() < SHORTEST_INDEXED
        ? new Condition(holds, Optional.empty(), Map.of("pattern", term.pattern()), "")
        : new Condition(
            holds,
            Optional.of(dialect.matching(term)),
            Map.of("pattern", term.pattern(), "grams", dialect.grams(term)),
            "");
  }

  // the role's id is bound, so that the database knows how many hold it
  private static Condition held(Handle handle, Role role) {
    var id =
        handle
            .createQuery("select id from gatehouse_roles where name = :name")
            .bind("name", role.name())
            .mapTo(UUID.class)
            .findOne();
    if (id.isEmpty()) {
      return new Condition("false", Optional.of(Lookup.of("false")), Map.of(), "");
    }
    var lookup =
        new Lookup(
            "gatehouse_role_grants g cross join",
            "g.role_id = :role and u.id = g.user_id",
            "select g.user_id from gatehouse_role_grants g where g.role_id = :role");
    var holds =
        """
        exists (
          select 1
          from gatehouse_role_grants h
          where h.user_id = u.id
            and h.role_id = :role)
        """;
    return new Condition(holds, Optional.of(lookup), Map.of("role", id.get()), "");
  }

  private static Condition active(boolean active) {
    var where = active ? "u.active" : "not u.active";
    return new Condition(where, Optional.of(Lookup.of(where)), Map.of(), "active");
  }

  // not "is not null", for which SQLite reads an index from where those without are
  private static Condition moment(String column, boolean isSet) {
    return new Condition(
        "coalesce(u.%s, -1) %s 0".formatted(column, isSet ? ">=" : "<"),
        Optional.of(Lookup.of("u." + column + (isSet ? " >= 0" : " is null"))),
        Map.of(),
        column);
  }

  private static Condition registered(UserFilter.Dates dates) {
    var range = "%1$s >= :from and %1$s < :before";
    return new Condition(
        range.formatted("u.registered_at + 0"),
        Optional.of(Lookup.of(range.formatted("u.registered_at"))),
        Map.of("from", dates.from(), "before", dates.before()),
        "registered_at");
  }
}
