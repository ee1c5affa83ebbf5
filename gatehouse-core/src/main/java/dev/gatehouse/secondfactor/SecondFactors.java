package dev.gatehouse.secondfactor;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.device.TrustedDevice;
import dev.gatehouse.device.TrustedDevices;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.recovery.RecoveryCode;
import dev.gatehouse.recovery.RecoveryCodes;
import dev.gatehouse.session.SessionToken;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.totp.TotpSetup;
import dev.gatehouse.totp.Totps;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The second factors of users: set up, switched off, and their recovery codes renewed.
 *
 * <p>Every change needs the password freshly confirmed, and while the factor is on a code of it as
 * well. A change ends the user's other sessions, voids every mailed link and the trust in every
 * device, is audited, and is told to the user by mail.
 */
public final class SecondFactors {
  private final Foundation foundation;
  private final With with;

  /** The services that the second factor needs. */
  public record With(
      Credentials credentials,
      Totps totps,
      RecoveryCodes codes,
      FactorChecks checks,
      TrustedDevices devices) {}

  /** Makes the service. */
  public SecondFactors(Foundation foundation, With with) {
    this.foundation = foundation;
    this.with = with;
  }

  /** How it stands with the user's second factor; for a user there is none of it is off. */
  public SecondFactorState state(UserId user) {
    var known = with.credentials().users().get(user);
    var since = known.flatMap(User::secondFactorAt);
    var waiting = known.flatMap(one -> with.totps().waiting(user, one.email()));
    return new SecondFactorState(since, since.isPresent() ? with.codes().left(user) : 0, waiting);
  }

  /** Makes a secret that waits for its first code; one that waited before is void. */
  public SetupStart begin(ConfirmedPassword proof, Client client) {
    var now = foundation.now();
    return foundation
        .database()
        .write(transaction -> {
          var held = hold(transaction, proof.user(), proof.credentialVersion());
          if (held.isEmpty()) {
            return new SetupStart.Outdated();
          }
          var user = held.get();
          if (!user.confirmed()) {
            return new SetupStart.Unconfirmed();
          }
          if (user.secondFactorAt().isPresent()) {
            return new SetupStart.AlreadyOn();
          }
          audit(transaction, AuditEvent.own(now, "totp-begun", user.id().value(), client));
          return new SetupStart.Waiting(begin(transaction, user, proof, now));
        });
  }

  private TotpSetup begin(
      Transaction transaction, User user, ConfirmedPassword proof, Instant now) {
    return with.totps()
        .begin(
            transaction,
            new Totps.Beginning(user.id(), user.email(), proof.credentialVersion(), now));
  }

  /**
   * Switches the second factor on by the first code of the setup with that id.
   *
   * @param setup of {@link TotpSetup#id}: one that was begun elsewhere since is not switched on
   */
  public FactorChange enable(UserId user, UUID setup, String code, Asking asking) {
    var first = new Totps.FirstCode(user, setup, code, foundation.now());
    return admitted(
        user, new FactorCode.Totp(code), transaction -> enabled(transaction, first, asking));
  }

  /**
   * Who asks for a change.
   *
   * @param kept the session that goes on, under a new token
   * @param client where from
   */
  public record Asking(Optional<SessionToken> kept, Client client) {}

  private FactorChange enabled(Transaction transaction, Totps.FirstCode first, Asking asking) {
    var held =
        with.totps()
            .versionOf(transaction, first)
            .flatMap(version -> hold(transaction, first.user(), version));
    if (held.isEmpty()) {
      return new FactorChange.NotOn();
    }
    if (!with.totps().enable(transaction, first)) {
      return new FactorChange.WrongCode();
    }
    switchTo(transaction, first.user(), Optional.of(first.at()));
    var codes = with.codes().renew(transaction, first.user());
    return concluded(
        transaction, new Done("second-factor-on", held.get(), first.at(), codes), asking);
  }

  /** Switches the second factor off. */
  public FactorChange disable(ConfirmedPassword proof, FactorCode code, Asking asking) {
    return withFactor(
        proof,
        code,
        (transaction, user) -> {
          var now = foundation.now();
          drop(transaction, user.id());
          return concluded(
              transaction, new Done("second-factor-off", user, now, List.of()), asking);
        });
  }

  /** Gives the user ten new recovery codes; the older ones are void. */
  public FactorChange renewCodes(ConfirmedPassword proof, FactorCode code, Asking asking) {
    return withFactor(
        proof,
        code,
        (transaction, user) -> {
          switchTo(transaction, user.id(), user.secondFactorAt());
          var codes = with.codes().renew(transaction, user.id());
          var done = new Done("recovery-codes-renewed", user, foundation.now(), codes);
          return concluded(transaction, done, asking);
        });
  }

  /**
   * Removes the user's second factor within the transaction, without a code: the secret, the
   * recovery codes, the trust in devices, and whatever was issued before. For who has another right
   * to it, which has been checked.
   *
   * @return false, and nothing changes, when it is not on
   */
  public boolean remove(Transaction transaction, User user) {
    // held, or it might be switched on or off meanwhile
    var held = with.credentials().users().lock(transaction, user.id());
    if (held.flatMap(User::secondFactorAt).isEmpty()) {
      return false;
    }
    drop(transaction, user.id());
    publish(transaction, new SecondFactorChanged(user.id().value(), foundation.now(), false));
    return true;
  }

  private void drop(Transaction transaction, UserId user) {
    switchTo(transaction, user, Optional.empty());
    with.totps().remove(transaction, user);
    with.codes().removeAll(transaction, user);
  }

  private FactorChange withFactor(
      ConfirmedPassword proof,
      FactorCode code,
      BiFunction<Transaction, User, FactorChange> change) {
    return admitted(
        proof.user(),
        code,
        transaction -> {
          var user = hold(transaction, proof.user(), proof.credentialVersion());
          if (user.isEmpty()) {
            return new FactorChange.Outdated();
          }
          if (user.get().secondFactorAt().isEmpty()) {
            return new FactorChange.NotOn();
          }
          return with.checks().pass(transaction, proof.user(), code, foundation.now())
              ? change.apply(transaction, user.get())
              : new FactorChange.WrongCode();
        });
  }

  private FactorChange admitted(
      UserId user, FactorCode code, Function<Transaction, FactorChange> change) {
    return switch (with.checks().admit(user, code)) {
      case FactorAdmission.Throttled(var retryAfter) -> new FactorChange.Throttled(retryAfter);
      case FactorAdmission.Stopped() -> new FactorChange.Stopped();
      case FactorAdmission.Admitted admitted -> {
        var outcome = foundation.database().write(change);
        if (!(outcome instanceof FactorChange.WrongCode)) {
          with.checks().settle(admitted);
        }
        yield outcome;
      }
    };
  }

  /** The user, held until the transaction ends, if the credentials are still those. */
  private Optional<User> hold(Transaction transaction, UserId user, long credentialVersion) {
    return with.credentials().users().hold(transaction, user, credentialVersion);
  }

  // whatever was issued before is void by it, and so is the trust in devices
  private void switchTo(Transaction transaction, UserId user, Optional<Instant> since) {
    with.credentials().users().switchSecondFactor(transaction, user, since);
    with.devices().revokeAll(transaction, user);
    with.checks().forget(transaction, user);
  }

  private FactorChange concluded(Transaction transaction, Done done, Asking asking) {
    var user = done.user();
    var renewed = with.credentials().sessions().renewAlone(transaction, user.id(), asking.kept());
    audit(transaction, AuditEvent.own(done.at(), done.act(), user.id().value(), asking.client()));
    var values = asking.client().told(done.at());
    var mail = new Mail(user.email().typed(), done.act(), user.language(), values);
    with.credentials().outbox().queue(transaction, mail, done.at(), user.id().value());
    var on = !done.codes().isEmpty();
    publish(transaction, new SecondFactorChanged(user.id().value(), done.at(), on));
    return new FactorChange.Changed(done.codes(), renewed);
  }

  private void publish(Transaction transaction, SecondFactorChanged event) {
    with.credentials().events().publish(transaction, event);
  }

  /** A change that is made, and is still to be told. */
  private record Done(String act, User user, Instant at, List<RecoveryCode> codes) {}

  private void audit(Transaction transaction, AuditEvent event) {
    with.credentials().audit().record(transaction, event);
  }

  /** The devices that the user trusts, the last used first. */
  public List<TrustedDevice> trustedDevices(UserId user) {
    return with.devices().list(user);
  }

  /** Trusts the user's device no more; false when the user trusts no such device. */
  public boolean revoke(UserId user, UUID device, Client client) {
    return foundation
        .database()
        .write(transaction -> {
          var revoked = with.devices().revoke(transaction, user, device);
          if (revoked) {
            audit(
                transaction,
                AuditEvent.own(foundation.now(), "device-revoked", user.value(), client)
                    .with("device", device.toString()));
          }
          return revoked;
        });
  }

  /** Trusts none of the user's devices any more, and says how many there were. */
  public int revokeAll(UserId user, Client client) {
    return foundation
        .database()
        .write(transaction -> {
          audit(
              transaction,
              AuditEvent.own(foundation.now(), "devices-revoked", user.value(), client));
          return with.devices().revokeAll(transaction, user);
        });
  }
}
