package dev.gatehouse.passwordchange;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordHash;
import dev.gatehouse.password.Preparation;
import dev.gatehouse.session.SessionToken;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import java.util.List;
import java.util.Optional;

/** Changes passwords at their users' own wish, after the present one was typed again. */
public final class PasswordChanges {
  private final Foundation foundation;
  private final Credentials with;

  /** Makes the service. */
  public PasswordChanges(Foundation foundation, Credentials with) {
    this.foundation = foundation;
    this.with = with;
  }

  /**
   * Changes the password, ends every other session, voids every mailed link, and tells the user by
   * mail; all of it or nothing.
   *
   * @param kept the session that goes on, under a new token
   */
  public PasswordChange change(
      ConfirmedPassword proof, Password fresh, Optional<SessionToken> kept, Client client) {
    return switch (with.passwords().prepare(proof.user(), fresh, words(proof))) {
      case Preparation.Prepared(var hash) -> store(proof, hash, kept, client);
      case Preparation.Rejected(var weaknesses) -> new PasswordChange.Rejected(weaknesses);
      case Preparation.Busy(var retryAfter) -> new PasswordChange.Busy(retryAfter);
    };
  }

  private PasswordChange store(
      ConfirmedPassword proof, PasswordHash hash, Optional<SessionToken> kept, Client client) {
    var now = foundation.now();
    return foundation
        .database()
        .write(transaction -> {
          if (!with.users()
              .changeCredential(transaction, proof.user(), proof.credentialVersion())) {
            return new PasswordChange.Outdated();
          }
          with.passwords().store(transaction, proof.user(), hash, now);
          var renewed = with.sessions().renewAlone(transaction, proof.user(), kept);
          var user = with.users().get(transaction, proof.user()).orElseThrow();
          with.conclude(
              transaction,
              user,
              AuditEvent.own(now, "password-changed", user.id().value(), client));
          return new PasswordChange.Changed(renewed);
        });
  }

  private List<String> words(ConfirmedPassword proof) {
    return with.users()
        .get(proof.user())
        .map(User::email)
        .map(EmailAddress::words)
        .orElse(List.of());
  }
}
