package dev.gatehouse.internal.sql;

/**
 * How an index finds the users {@code u} for whom a condition holds.
 *
 * @param tables what is read before them, with {@code cross join} behind it, or nothing
 * @param where the condition, in a form that the index serves
 * @param ids the query for their ids alone
 */
public record Lookup(String tables, String where, String ids) {
  /** In the table of the users itself. */
  public static Lookup of(String where) {
    return new Lookup("", where, "select u.id from gatehouse_users u where " + where);
  }
}
