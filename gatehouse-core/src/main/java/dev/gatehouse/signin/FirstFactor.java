package dev.gatehouse.signin;

import dev.gatehouse.session.SessionToken;
import dev.gatehouse.user.UserId;
import java.util.Optional;

/**
 * Proof that a first factor has passed. Only the code that checks one can make it.
 *
 * <p>It holds for the state of the credentials that was checked: a change in between voids it.
 */
public final class FirstFactor {
  private final UserId user;
  private final long credentialVersion;
  private final boolean lasting;
  private final Optional<SessionToken> replaced;

  FirstFactor(UserId user, long credentialVersion, SignInForm form) {
    this.user = user;
    this.credentialVersion = credentialVersion;
    this.lasting = form.lasting();
    this.replaced = form.replaced();
  }

  /** Who passed it. */
  public UserId user() {
    return user;
  }

  long credentialVersion() {
    return credentialVersion;
  }

  boolean lasting() {
    return lasting;
  }

  Optional<SessionToken> replaced() {
    return replaced;
  }
}
