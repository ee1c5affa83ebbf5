package dev.gatehouse.email;

import dev.gatehouse.password.Password;
import dev.gatehouse.session.SessionToken;
import java.util.Optional;

/**
 * What is shown along with a mailed link, so that it is known to be followed by the user it was
 * made for, and not merely by who reads the mail.
 *
 * @param session the token of the session that the request came with
 * @param password the user's password, typed along with the link
 */
public record Evidence(Optional<SessionToken> session, Optional<Password> password) {
  /** Nothing but the link. */
  public static Evidence none() {
    return new Evidence(Optional.empty(), Optional.empty());
  }

  /** A session. */
  public static Evidence of(SessionToken session) {
    return new Evidence(Optional.of(session), Optional.empty());
  }

  /** A password. */
  public static Evidence of(Password password) {
    return new Evidence(Optional.empty(), Optional.of(password));
  }
}
