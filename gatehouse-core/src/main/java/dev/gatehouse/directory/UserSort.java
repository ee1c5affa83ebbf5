package dev.gatehouse.directory;

/**
 * By what users are sorted; the id breaks ties in the same direction.
 *
 * <p>Text is sorted by code point in the form without regard to case, alike on both databases.
 * Users without a value come first, and last when descending.
 *
 * @param column by what
 * @param descending whether the greatest comes first
 */
public record UserSort(Column column, boolean descending) {
  /** The latest registration first. */
  public static final UserSort LATEST = new UserSort(Column.REGISTERED, true);

  /** The order as a database is told it, of users who are {@code u}. */
  String order() {
    return order(key());
  }

  /** The same by something else. */
  String order(String key) {
    return descending ? key + " desc nulls last, u.id desc" : key + " asc nulls first, u.id";
  }

  String key() {
    return "u." + column.key();
  }

  /** The same value, but nothing that a database has an index of. */
  String keyOfNoIndex() {
    return "coalesce(%1$s, %1$s)".formatted(key());
  }

  /** What users can be sorted by. */
  public enum Column {
    /** The e-mail address. */
    EMAIL("email_canonical", true),
    /** The user name. */
    USERNAME("username_key", true),
    /** The first name. */
    FIRST_NAME("first_name_key", true),
    /** The last name. */
    LAST_NAME("last_name_key", true),
    /** When the user registered. */
    REGISTERED("registered_at", false),
    /** When the user confirmed the address. */
    CONFIRMED("confirmed_at", false),
    /** When the user signed in last. */
    SIGNED_IN("signed_in_at", false),
    /** Since when the user has a second factor. */
    SECOND_FACTOR("second_factor_at", false),
    /** The country the user registered from. */
    COUNTRY("registration_country", true);

    private final String key;
    private final boolean text;

    Column(String key, boolean text) {
      this.key = key;
      this.text = text;
    }

    String key() {
      return key;
    }

    /** The value of the key, as the database compares it. */
    Object value(String key) {
      return text ? key : Long.valueOf(key);
    }
  }
}
