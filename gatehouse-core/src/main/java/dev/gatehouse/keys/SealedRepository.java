package dev.gatehouse.keys;

import static java.util.stream.Collectors.toMap;

import dev.gatehouse.internal.sql.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the sealed values of all features; each feature writes its own.
 *
 * <p>With what they begin is looked up in an index on just that. Names of tables and columns are
 * the program's own: nothing from outside is among them.
 */
final class SealedRepository {
  private final Database database;

  SealedRepository(Database database) {
    this.database = database;
  }

  /** A sealed value and the row that it is in. */
  record Value(Object id, String sealed) {}

  /**
   * With what the sealed values of the table begin, each beginning once: from one it leaps to the
   * next, however many values are between them.
   */
  List<String> beginnings(Sealed in) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                with recursive beginnings (beginning) as (
                  select min(substr(sealed, 1, 7))
                  from <table>
                  union all
                  select (
                    select min(substr(sealed, 1, 7))
                    from <table>
                    where substr(sealed, 1, 7) > b.beginning)
                  from beginnings b
                  where b.beginning is not null)
                select beginning
                from beginnings
                where beginning is not null
                """)
            .define("table", in.table())
            .mapTo(String.class)
            .list());
  }

  /** How many values of the table begin with what. */
  Map<String, Long> counts(Sealed in) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select substr(sealed, 1, 7) as beginning, count(*) as number
                from <table>
                where sealed is not null
                group by substr(sealed, 1, 7)
                """)
            .define("table", in.table())
            .map((row, context) -> Map.entry(row.getString("beginning"), row.getLong("number")))
            .stream()
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** The next values of the table that begin otherwise, in the order of their ids. */
  List<Value> others(Sealed in, Set<String> current, Optional<Object> after, int most) {
    return database.read(handle -> {
      var query =
          handle
              .createQuery(
                  """
                  select <id> as id, sealed
                  from <table>
                  where substr(sealed, 1, 7) not in (<current>)
                    <after>
                  order by <id>
                  limit :most
                  """)
              .define("table", in.table())
              .define("id", in.id())
              .define("after", after.isPresent() ? "and " + in.id() + " > :last" : "")
              .bindList("current", List.copyOf(current))
              .bind("most", most);
      after.ifPresent(last -> query.bind("last", last));
      return query
          .map((row, context) -> new Value(row.getObject("id"), row.getString("sealed")))
          .list();
    });
  }
}
