package dev.gatehouse.directory;

import dev.gatehouse.directory.Cursors.Position;
import dev.gatehouse.directory.MatchRepository.Match;
import dev.gatehouse.directory.MatchRepository.Part;
import dev.gatehouse.directory.MatchRepository.Way;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.role.Role;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.UserRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Reads users together with their roles; it writes nothing. */
final class DirectoryRepository {
  private static final Duration DAY = Duration.ofDays(1);

  /** So many are read for each that is wanted, before there is a quicker way. */
  private static final int SOON = 200;

  private final Database database;
  private final MatchRepository matches;

  DirectoryRepository(Database database) {
    this.database = database;
    this.matches = new MatchRepository(database.dialect());
  }

  /**
   * A user as read.
   *
   * @param key what the user was sorted by; empty when there is no value
   */
  record Row(ListedUser listed, Optional<String> key) {}

  /** Some of the users, and how many there are. */
  record Counted(List<Row> rows, UserPage.Total total) {}

  private record Window(int limit, long skipped) {}

  Optional<ListedUser> find(UserId id) {
    return find("u.id = :value", id.value());
  }

  Optional<ListedUser> find(EmailAddress email) {
    return find("u.email_canonical = :value", email.canonical());
  }

  Optional<ListedUser> findByUsername(String key) {
    return find("u.username_key = :value", key);
  }

  private Optional<ListedUser> find(String condition, Object value) {
    var way = Way.to(condition, Map.of("value", value));
    return database.read(handle -> read(handle, way, UserSort.LATEST, new Window(1, 0))).stream()
        .map(Row::listed)
        .findFirst();
  }

  List<Row> list(Listing listing, int limit) {
    return database.readPlanned(handle -> {
      var match = matches.match(handle, listing.filter());
      return rows(handle, match, Part.whole(listing.sort()), limit);
    });
  }

  Counted page(Listing listing, int limit, long skipped) {
    return database.readPlanned(handle -> {
      var match = matches.match(handle, listing.filter());
      var total = matches.count(handle, match);
      var whole = Part.whole(listing.sort());
      if (skipped == 0) {
        return new Counted(rows(handle, match, whole, limit), total);
      }
      var way =
          match.indexed() && total.exact()
              ? matches.found(handle, match, whole)
              : matches.through(match, whole);
      return new Counted(read(handle, way, listing.sort(), new Window(limit, skipped)), total);
    });
  }

  UserPage.Total total(UserFilter filter) {
    return database.readPlanned(
        handle -> matches.countUpToMost(handle, matches.match(handle, filter)));
  }

  /** Whoever follows the position in the order of the listing, in whichever direction that is. */
  List<Row> listBehind(Listing listing, Position position, int limit) {
    return database.readPlanned(handle -> {
      var match = matches.match(handle, listing.filter());
      var rows = new ArrayList<Row>();
      for (var part : behind(listing.sort(), position)) {
        if (rows.size() < limit) {
          rows.addAll(rows(handle, match, part, limit - rows.size()));
        }
      }
      return rows;
    });
  }

  // one range of the index each: those with the position's kind of value, then those with the other
  private static List<Part> behind(UserSort sort, Position position) {
    var sign = sort.descending() ? "<" : ">";
    var id = position.user().value();
    if (position.key().isEmpty()) {
      var rest = new Part(sort, "%1$s is null and u.id " + sign + " :lastId", Map.of("lastId", id));
      return sort.descending()
          ? List.of(rest)
          : List.of(rest, new Part(sort, "%1$s is not null", Map.of()));
    }
    var key = sort.column().value(position.key().get());
    var rest =
        new Part(
            sort,
            "(%1$s, u.id) " + sign + " (:lastKey, :lastId)",
            Map.of("lastKey", key, "lastId", id));
    return sort.descending()
        ? List.of(rest, new Part(sort, "%1$s is null", Map.of()))
        : List.of(rest);
  }

  // in the order that is asked for, as long as that fills the page soon
  private List<Row> rows(Handle handle, Match match, Part part, int limit) {
    var window = new Window(limit, 0);
    if (!match.indexed()) {
      return read(handle, matches.through(match, part), part.sort(), window);
    }
    int soon = SOON * limit;
    var rows = read(handle, matches.soon(match, part, soon), part.sort(), window);
    return rows.size() == limit || matches.endsSoon(handle, match, part, soon)
        ? rows
        : read(handle, matches.found(handle, match, part), part.sort(), window);
  }

  private static List<Row> read(Handle handle, Way way, UserSort sort, Window window) {
    return way.query(handle, page(way, sort))
        .bind("limit", window.limit())
        .bind("skipped", window.skipped())
        .scanResultSet((rows, context) -> read(rows.get()));
  }

  // the page first, then its users and all their roles
  private static String page(Way way, UserSort sort) {
    return """
    with page (id) as materialized (
      select u.id
      from %s
      where %s
      order by %s
      limit :limit
      offset :skipped)
    select u.id, u.email, u.active, u.confirmed_at, u.registered_at,
      coalesce(u.locale, u.language) as language, u.username, u.first_name, u.last_name,
      u.time_zone, u.locale, u.second_factor_at, u.signed_in_at, u.registration_country,
      u.deactivated_at, u.deactivation_reason, u.deactivated_until, %s as sort_key, r.name as role
    from page
    cross join gatehouse_users u
    left join gatehouse_role_grants g on g.user_id = u.id
    left join gatehouse_roles r on r.id = g.role_id
    where u.id = page.id
    order by %s
    """
        .formatted(way.from(), way.where(), way.order(), sort.key(), sort.order());
  }

  UserStatistics statistics() {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select r.name, coalesce(g.holders, 0) as holders,
                  (select count(*) from gatehouse_users) as users,
                  (select count(*) from gatehouse_users where not active) as inactive,
                  (select count(*) from gatehouse_users where confirmed_at is null) as pending
                from gatehouse_roles r
                left join (
                  select role_id, count(*) as holders
                  from gatehouse_role_grants
                  group by role_id) g on g.role_id = r.id
                """)
            .scanResultSet((rows, context) -> statistics(rows.get())));
  }

  static long everybody(Handle handle) {
    return handle.createQuery("select count(*) from gatehouse_users").mapTo(Long.class).one();
  }

  long withSecondFactor() {
    return database.read(DirectoryRepository::withSecondFactor);
  }

  private static long withSecondFactor(Handle handle) {
    return handle
        .createQuery("select count(*) from gatehouse_users where second_factor_at >= 0")
        .mapTo(Long.class)
        .one();
  }

  /**
   * How many there are, and who of them came on which day.
   *
   * @param total of all days
   * @param byDay those from the first day on
   */
  record Arrivals(long total, SortedMap<LocalDate, Long> byDay) {
    /** How many were there when that day was over. */
    long until(LocalDate day) {
      var later = byDay.tailMap(day.plusDays(1)).values();
      return total - later.stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Users by registration, and by when they got a second factor. */
  record Counts(Arrivals registered, Arrivals secured) {}

  Counts arrivals(LocalDate first) {
    return database.read(handle -> new Counts(registered(handle, first), secured(handle, first)));
  }

  private static Arrivals registered(Handle handle, LocalDate first) {
    return new Arrivals(everybody(handle), byDay(handle, "registered_at", first));
  }

  private static Arrivals secured(Handle handle, LocalDate first) {
    return new Arrivals(withSecondFactor(handle), byDay(handle, "second_factor_at", first));
  }

  // by an index alone, and of those days alone
  private static SortedMap<LocalDate, Long> byDay(Handle handle, String column, LocalDate first) {
    var byDay = new TreeMap<LocalDate, Long>();
    handle
        .createQuery(
            """
            select %1$s / :day as day, count(*) as users
            from gatehouse_users
            where %1$s >= :since
            group by 1
            """
                .formatted(column))
        .bind("day", DAY.toMillis())
        .bind("since", first.toEpochDay() * DAY.toMillis())
        .map((row, context) ->
            byDay.put(LocalDate.ofEpochDay(row.getLong("day")), row.getLong("users")))
        .list();
    return byDay;
  }

  // one row for each role of a user, or one without
  private static List<Row> read(ResultSet rows) throws SQLException {
    var read = new ArrayList<Row>();
    boolean more = rows.next();
    while (more) {
      var user = UserRow.read(rows, "id");
      var key = Optional.ofNullable(rows.getString("sort_key"));
      var signedInAt = instant(rows, "signed_in_at");
      var deactivation = UserRow.deactivation(rows);
      var country = Optional.ofNullable(rows.getString("registration_country"));
      var roles = new TreeSet<Role>();
      do {
        Optional.ofNullable(rows.getString("role")).map(Role::new).ifPresent(roles::add);
        more = rows.next();
      } while (more && rows.getString("id").equals(user.id().toString()));
      read.add(new Row(new ListedUser(user, roles, signedInAt, deactivation, country), key));
    }
    return read;
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  // one row for each role; the system's own are always there
  private static UserStatistics statistics(ResultSet rows) throws SQLException {
    var holders = new TreeMap<Role, Long>();
    long users = 0;
    long inactive = 0;
    long pending = 0;
    while (rows.next()) {
      holders.put(new Role(rows.getString("name")), rows.getLong("holders"));
      users = rows.getLong("users");
      inactive = rows.getLong("inactive");
      pending = rows.getLong("pending");
    }
    return new UserStatistics(users, users - inactive, inactive, users - pending, pending, holders);
  }
}
