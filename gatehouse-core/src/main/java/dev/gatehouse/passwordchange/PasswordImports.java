package dev.gatehouse.passwordchange;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.password.PasswordHash;
import dev.gatehouse.user.UserId;
import java.util.Map;
import java.util.Optional;

/** Takes over password hashes from another program's user table, for hosts that migrate one. */
public final class PasswordImports {
  private final Foundation foundation;
  private final Credentials with;

  /** Makes the service. */
  public PasswordImports(Foundation foundation, Credentials with) {
    this.foundation = foundation;
    this.with = with;
  }

  /**
   * Makes what was hashed the password of a user who has none. It is hashed anew, by the settings
   * of here, at the user's first sign-in with it.
   *
   * @param text as the other program has stored it; {@link PasswordHash#parse} says which are read
   */
  public PasswordImport take(UserId user, String text) {
    return PasswordHash.parse(text)
        .map(hash -> foundation.database().write(transaction -> imported(transaction, user, hash)))
        .orElseGet(PasswordImport.Unreadable::new);
  }

  private PasswordImport imported(Transaction transaction, UserId user, PasswordHash hash) {
    var now = foundation.now();
    if (!with.passwords().storeFirst(transaction, user, hash, now)) {
      return with.users().get(transaction, user).isPresent()
          ? new PasswordImport.AlreadySet()
          : new PasswordImport.UnknownUser();
    }
    with.audit()
        .record(
            transaction,
            new AuditEvent(
                now,
                "password-imported",
                Optional.empty(),
                Optional.of(user.value()),
                Optional.empty(),
                Map.of()));
    return new PasswordImport.Imported();
  }
}
