package dev.gatehouse.preference;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.Users;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;

/** What each user wants of an application's pages. */
public final class Preferences {
  /** How many a user may have. */
  public static final int MOST = 100;

  /** How many characters one may have. */
  public static final int LONGEST = 10_000;

  private final Database database;
  private final Users users;
  private final PreferenceRepository preferences = new PreferenceRepository();

  /** Makes the service. */
  public Preferences(Database database, Users users) {
    this.database = database;
    this.users = users;
  }

  /** What the user wants; empty for who has never said so, and for an unknown user. */
  public Optional<String> get(UserId user, PreferenceName name) {
    return Optional.ofNullable(of(user).get(name));
  }

  /** Everything that the user wants. */
  public SortedMap<PreferenceName, String> of(UserId user) {
    return Collections.unmodifiableSortedMap(database.read(handle -> preferences.of(handle, user)));
  }

  /**
   * Keeps what the user wants, in the place of what was wanted before.
   *
   * @param content of at most {@link #LONGEST} characters, none of them the null character
   * @throws IllegalArgumentException for any other content
   */
  public PreferenceChange keep(UserId user, PreferenceName name, String content) {
    if (content.length() > LONGEST || content.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no content for a preference");
    }
    return database.write(transaction -> keep(transaction, user, name, content));
  }

  private PreferenceChange keep(
      Transaction transaction, UserId user, PreferenceName name, String content) {
    // the user's row is the lock of all the user's preferences: their number is limited
    if (users.lock(transaction, user).isEmpty()) {
      return new PreferenceChange.UnknownUser();
    }
    var kept = preferences.of(transaction.handle(), user);
    if (kept.size() >= MOST && !kept.containsKey(name)) {
      return new PreferenceChange.TooMany();
    }
    preferences.put(transaction, user, name, content);
    return new PreferenceChange.Kept();
  }

  /** Forgets what the user wanted; false when there was nothing. */
  public boolean forget(UserId user, PreferenceName name) {
    return database.write(transaction -> preferences.delete(transaction, user, name));
  }
}
