package dev.gatehouse.passwordchange;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordHash;
import dev.gatehouse.password.Preparation;
import dev.gatehouse.secondfactor.FactorAdmission;
import dev.gatehouse.secondfactor.FactorChecks;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes passwords at their users' own wish, after the present one was typed again. */
public final class PasswordChanges {
  private final Foundation foundation;
  private final Credentials with;
  private final FactorChecks checks;

  /** Makes the service. */
  public PasswordChanges(Foundation foundation, Credentials with, FactorChecks checks) {
    this.foundation = foundation;
    this.with = with;
    this.checks = checks;
  }

  /**
   * Changes the password, ends every other session, voids every mailed link, and tells the user by
   * mail; all of it or nothing.
   *
   * @param code of the second factor; without effect while that is off
   */
  public PasswordChange change(
      ConfirmedPassword proof,
      Password fresh,
      Optional<FactorCode> code,
      SecondFactors.Asking asking) {
    return switch (with.passwords().prepare(proof.user(), fresh, words(proof))) {
      case Preparation.Prepared(var hash) ->
          checked(new Wish(proof, hash, code, asking, foundation.now()));
      case Preparation.Rejected(var weaknesses) -> new PasswordChange.Rejected(weaknesses);
      case Preparation.Busy(var retryAfter) -> new PasswordChange.Busy(retryAfter);
    };
  }

  /** What a user wants, with all that proves it. */
  private record Wish(
      ConfirmedPassword proof,
      PasswordHash hash,
      Optional<FactorCode> code,
      SecondFactors.Asking asking,
      Instant at) {}

  private PasswordChange checked(Wish wish) {
    if (wish.code().isEmpty()) {
      return foundation.database().write(transaction -> stored(transaction, wish));
    }
    return switch (checks.admit(wish.proof().user(), wish.code().get())) {
      case FactorAdmission.Throttled(var retryAfter) -> new PasswordChange.Throttled(retryAfter);
      case FactorAdmission.Stopped() -> new PasswordChange.Stopped();
      case FactorAdmission.Admitted admitted -> {
        var outcome = foundation.database().write(transaction -> stored(transaction, wish));
        if (!(outcome instanceof PasswordChange.WrongCode)) {
          checks.settle(admitted);
        }
        yield outcome;
      }
    };
  }

  private PasswordChange stored(Transaction transaction, Wish wish) {
    var proof = wish.proof();
    var held = with.users().hold(transaction, proof.user(), proof.credentialVersion());
    if (held.isEmpty()) {
      return new PasswordChange.Outdated();
    }
    var user = held.get();
    return switch (checks.prove(transaction, user, wish.code(), wish.at())) {
      case NEEDED -> new PasswordChange.CodeNeeded();
      case WRONG -> new PasswordChange.WrongCode();
      case ENOUGH -> {
        with.users().changeCredential(transaction, user.id(), proof.credentialVersion());
        with.passwords().store(transaction, user.id(), wish.hash(), wish.at());
        var renewed = with.sessions().renewAlone(transaction, user.id(), wish.asking().kept());
        var event =
            AuditEvent.own(
                wish.at(), "password-changed", user.id().value(), wish.asking().client());
        with.conclude(transaction, user, event);
        yield new PasswordChange.Changed(renewed);
      }
    };
  }

  private List<String> words(ConfirmedPassword proof) {
    return with.users()
        .get(proof.user())
        .map(User::email)
        .map(EmailAddress::words)
        .orElse(List.of());
  }
}
