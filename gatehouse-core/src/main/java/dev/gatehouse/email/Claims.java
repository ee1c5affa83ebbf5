package dev.gatehouse.email;

import dev.gatehouse.client.Client;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.session.SessionToken;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.user.UserId;
import java.util.Optional;

/**
 * Whether somebody who follows a mailed link is the user it was made for.
 *
 * <p>Anybody can have a link mailed to anybody, by registering the address or by wanting to change
 * to it. Whoever clicks it without a look would put the address under a stranger's account; so the
 * link alone is not enough.
 */
public final class Claims {
  private final Sessions sessions;
  private final Passwords passwords;

  /** Makes the service. */
  public Claims(Sessions sessions, Passwords passwords) {
    this.sessions = sessions;
    this.passwords = passwords;
  }

  /** Checks the session first, and the password where that is not the user's; failures count. */
  public Claim check(UserId user, Evidence evidence, Client client) {
    return evidence.session().flatMap(token -> holder(token, client)).equals(Optional.of(user))
        ? new Claim.Proved()
        : evidence
            .password()
            .map(password -> check(user, password, client))
            .orElseGet(Claim.Unproved::new);
  }

  private Optional<UserId> holder(SessionToken token, Client client) {
    return switch (sessions.check(token, client)) {
      case SessionCheck.Live(LiveSession live) -> Optional.of(live.user().id());
      case SessionCheck.Changed(LiveSession live, var change) -> Optional.of(live.user().id());
      // it may do nothing but set up a second factor
      case SessionCheck.SecondFactorOwed owed -> Optional.empty();
      case SessionCheck.Dead() -> Optional.empty();
    };
  }

  private Claim check(UserId user, Password password, Client client) {
    return switch (passwords.confirm(user, password, client)) {
      case PasswordConfirmation.Confirmed(var proof) -> new Claim.Proved();
      case PasswordConfirmation.Wrong() -> new Claim.Unproved();
      case PasswordConfirmation.Throttled(var retryAfter) -> new Claim.Throttled(retryAfter);
      case PasswordConfirmation.Busy(var retryAfter) -> new Claim.Busy(retryAfter);
    };
  }
}
