package dev.gatehouse.signin;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.challenge.Challenge;
import dev.gatehouse.client.Client;
import dev.gatehouse.device.TrustToken;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.secondfactor.FactorAdmission;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.util.HashMap;
import java.util.Optional;

/** Checks the second factor of a sign-in, and lets in who passes it. */
final class SecondFactorDoor {
  private final Foundation foundation;
  private final Gate gate;
  private final SignIns.Collaborators with;

  SecondFactorDoor(Foundation foundation, Gate gate, SignIns.Collaborators with) {
    this.foundation = foundation;
    this.gate = gate;
    this.with = with;
  }

  SecondStep pass(SecondFactorForm form, Client client) {
    var challenge = with.challenges().tryOnce(form.challenge());
    if (challenge.isEmpty()) {
      return new SecondStep.Over();
    }
    return switch (with.checks().admit(challenge.get().user(), form.code())) {
      case FactorAdmission.Throttled(var retryAfter) -> new SecondStep.Throttled(retryAfter);
      case FactorAdmission.Stopped() -> new SecondStep.Stopped();
      case FactorAdmission.Admitted admitted -> {
        var step =
            foundation
                .database()
                .write(transaction -> check(transaction, challenge.get(), form, client));
        if (!(step instanceof SecondStep.WrongCode)) {
          with.checks().settle(admitted);
        }
        yield step;
      }
    };
  }

  private SecondStep check(
      Transaction transaction, Challenge challenge, SecondFactorForm form, Client client) {
    var user =
        with.credentials()
            .users()
            .hold(transaction, challenge.user(), challenge.credentialVersion());
    if (user.isEmpty()) {
      return new SecondStep.Over();
    }
    if (!with.checks().pass(transaction, challenge.user(), form.code(), foundation.now())) {
      refused(transaction, challenge.user(), client);
      return new SecondStep.WrongCode();
    }
    return with.challenges().redeem(transaction, form.challenge())
        ? enter(transaction, user.get(), lasting(form, challenge), client)
        : new SecondStep.Over();
  }

  private static SecondFactorForm lasting(SecondFactorForm form, Challenge challenge) {
    var arrival =
        new Arrival(
            challenge.lasting(),
            form.arrival().replaced(),
            form.arrival().device(),
            form.arrival().trust());
    return new SecondFactorForm(form.challenge(), form.code(), form.trust(), arrival);
  }

  private SecondStep enter(
      Transaction transaction, User user, SecondFactorForm form, Client client) {
    var codesLeft =
        switch (form.code()) {
          case FactorCode.Totp totp -> Optional.<Integer>empty();
          case FactorCode.Recovery recovery -> Optional.of(recovered(transaction, user, client));
        };
    var trust =
        form.trust()
            ? Optional.of(
                with.trustedDevices().trust(transaction, user.id(), client, foundation.now()))
            : Optional.<TrustToken>empty();
    var factor = codesLeft.isPresent() ? "recovery-code" : "totp";
    var entrant = new Gate.Entrant(user, form.arrival(), Optional.of(factor));
    var signedIn = gate.open(transaction, entrant, client);
    return new SecondStep.SignedIn(signedIn.opened(), signedIn.device(), trust, codesLeft);
  }

  // who needs a recovery code may have lost a device that is trusted
  private int recovered(Transaction transaction, User user, Client client) {
    var now = foundation.now();
    int left = with.codes().left(transaction, user.id());
    with.trustedDevices().revokeAll(transaction, user.id());
    var services = with.credentials();
    services
        .audit()
        .record(
            transaction,
            AuditEvent.own(now, "recovery-code-used", user.id().value(), client)
                .with("left", Integer.toString(left)));
    var values = new HashMap<>(client.told(now));
    values.put("left", Integer.toString(left));
    var mail = new Mail(user.email().typed(), "recovery-code-used", user.language(), values);
    services.outbox().queue(transaction, mail, now, user.id().value());
    return left;
  }

  private void refused(Transaction transaction, UserId user, Client client) {
    var event = AuditEvent.visitor(foundation.now(), "second-factor-refused", user.value(), client);
    with.credentials().audit().record(transaction, event);
  }
}
