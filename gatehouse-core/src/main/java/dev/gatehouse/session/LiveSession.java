package dev.gatehouse.session;

import dev.gatehouse.user.User;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A session that may act, with the user it acts for as of this moment.
 *
 * @param session the session itself
 * @param user its user, who is active
 * @param roles the names of the user's roles
 */
public record LiveSession(Session session, User user, SortedSet<String> roles) {
  /** Keeps its own copy of the roles. */
  public LiveSession {
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
  }
}
