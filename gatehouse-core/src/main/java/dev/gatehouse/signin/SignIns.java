package dev.gatehouse.signin;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.challenge.ChallengeToken;
import dev.gatehouse.challenge.Challenges;
import dev.gatehouse.client.Client;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.device.KnownDevice;
import dev.gatehouse.device.KnownDevices;
import dev.gatehouse.device.TrustedDevices;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Purpose;
import dev.gatehouse.internal.token.RandomToken;
import dev.gatehouse.internal.token.Redeemed;
import dev.gatehouse.magiclink.MagicLinkSettings;
import dev.gatehouse.password.PasswordCheck;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.recovery.RecoveryCodes;
import dev.gatehouse.secondfactor.FactorChecks;
import dev.gatehouse.secondfactor.SecondFactorSettings;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sign-in: how a user gets a session. Every first factor ends in {@link #proceed}. */
public final class SignIns {
  private final Foundation foundation;
  private final SignInLimits limits;
  private final boolean links;
  private final Credentials with;
  private final KnownDevices devices;
  private final Challenges challenges;
  private final SecondFactorDoor door;
  private final Gate gate;

  /** The services that sign-in brings together. */
  public record Collaborators(
      Credentials credentials,
      KnownDevices knownDevices,
      TrustedDevices trustedDevices,
      Challenges challenges,
      FactorChecks checks,
      RecoveryCodes codes) {}

  /** The settings of the features that sign-in brings together. */
  public record Rules(
      SignInSettings signIn, MagicLinkSettings magicLink, SecondFactorSettings secondFactor) {}

  /** Makes the service. */
  public SignIns(Foundation foundation, Rules rules, Collaborators with) {
    this.foundation = foundation;
    this.limits = new SignInLimits(rules.signIn(), with.knownDevices());
    this.links = rules.magicLink().open();
    this.with = with.credentials();
    this.devices = with.knownDevices();
    this.challenges = with.challenges();
    this.gate =
        new Gate(
            foundation,
            rules.secondFactor().challenge(),
            new Gate.With(
                with.credentials(), with.knownDevices(), with.trustedDevices(), with.challenges()));
    this.door = new SecondFactorDoor(foundation, gate, with);
  }

  /**
   * Signs in with address and password.
   *
   * <p>The failure is counted before the password is checked, and the count is taken back when the
   * password is right: of any number of simultaneous guesses only as many as the limit are checked.
   *
   * @throws IllegalStateException inside a transaction of the host, whose rollback would forget the
   *     failure
   */
  public SignIn withPassword(SignInForm form, Client client) {
    // a rollback would forget the failure, and leave guessing without a limit
    foundation.database().requireNoHostTransaction("a sign-in");
    if (with.passwords().overloaded()) {
      return new SignIn.Busy(Passwords.BUSY);
    }
    var rules = limits.rules(form, client);
    return with.throttles().inTurn(rules, () -> attempt(form, client, rules));
  }

  private SignIn attempt(SignInForm form, Client client, List<Rule> rules) {
    return switch (with.throttles().admit(rules)) {
      case Admission.Refused(var retryAfter) -> {
        throttled(client);
        yield new SignIn.Throttled(retryAfter);
      }
      case Admission.Admitted admitted -> check(form, client, admitted);
    };
  }

  private SignIn check(SignInForm form, Client client, Admission.Admitted admitted) {
    var check =
        EmailAddress.parse(form.email())
            .map(email -> with.passwords().verify(email, form.password()))
            .orElseGet(() -> new PasswordCheck.Wrong(Optional.empty()));
    return switch (check) {
      case PasswordCheck.Correct(var user, var credentialVersion) -> {
        with.throttles().refund(admitted);
        yield proceed(new FirstFactor(user, credentialVersion, form.arrival()), client);
      }
      case PasswordCheck.Wrong(var user) -> {
        refused(user, client);
        yield new SignIn.Rejected();
      }
      case PasswordCheck.Busy(var retryAfter) -> {
        with.throttles().refund(admitted);
        yield new SignIn.Busy(retryAfter);
      }
    };
  }

  /**
   * Signs in by the token of a mailed link, once. Whoever has the link reads mail at the address,
   * so it is confirmed too; if it was not, whoever chose the password before has proved nothing,
   * and that password, its sessions and devices are gone.
   *
   * @return empty when the link is unknown, used, run out or replaced by a newer one, or when
   *     signing in by links is not offered
   */
  public Optional<SignIn> withMagicLink(String token, Arrival arrival, Client client) {
    return RandomToken.parse(token)
        .filter(parsed -> links)
        .flatMap(parsed ->
            foundation
                .database()
                .write(transaction -> redeemed(transaction, parsed, arrival, client)));
  }

  private Optional<SignIn> redeemed(
      Transaction transaction, RandomToken token, Arrival arrival, Client client) {
    return with.tokens()
        .redeem(transaction, Purpose.SIGN_IN, token, foundation.now())
        .flatMap(redeemed ->
            gate.pass(transaction, proved(transaction, redeemed, arrival, client), client));
  }

  private FirstFactor proved(
      Transaction transaction, Redeemed redeemed, Arrival arrival, Client client) {
    var now = foundation.now();
    var user = new UserId(redeemed.user());
    if (!with.users().confirm(transaction, user, now)) {
      return new FirstFactor(user, redeemed.credentialVersion(), arrival);
    }
    // somebody may have registered with an address that is not theirs, and waits for its holder
    with.driveOut(transaction, user, redeemed.credentialVersion());
    devices.forgetAll(transaction, user);
    with.audit().record(transaction, AuditEvent.own(now, "email-confirmed", user.value(), client));
    return new FirstFactor(user, redeemed.credentialVersion() + 1, arrival);
  }

  /**
   * The one gate behind every first factor: opens a session for an active user whose credentials
   * are still those that were checked.
   */
  public SignIn proceed(FirstFactor factor, Client client) {
    return foundation
        .database()
        .write(transaction -> gate.pass(transaction, factor, client))
        .orElseGet(() -> turnedAway(factor, client));
  }

  /**
   * Passes the second factor: with the challenge that came of the first, and a code that is used up
   * by it. The session opens in the same transaction.
   *
   * @throws IllegalStateException inside a transaction of the host, whose rollback would forget the
   *     failure
   */
  public SecondStep withSecondFactor(SecondFactorForm form, Client client) {
    foundation.database().requireNoHostTransaction("a sign-in");
    return door.pass(form, client);
  }

  /** Gives a sign-in up between the factors. */
  public void cancel(ChallengeToken challenge) {
    challenges.cancel(challenge);
  }

  /** Whether the challenge is still good for a second factor; nothing changes by asking. */
  public boolean awaits(ChallengeToken challenge) {
    return challenges.peek(challenge).isPresent();
  }

  private SignIn turnedAway(FirstFactor factor, Client client) {
    refused(Optional.of(factor.user()), client);
    var active = with.users().get(factor.user()).map(User::active).orElse(true);
    return active ? new SignIn.Rejected() : new SignIn.Inactive();
  }

  // once for each client and window, or a flood of attempts would be a flood of events
  private void throttled(Client client) {
    var once = limits.onceForTheTrail(client);
    if (with.throttles().admit(List.of(once)) instanceof Admission.Admitted) {
      record("sign-in-throttled", Optional.empty(), client);
    }
  }

  private void refused(Optional<UserId> user, Client client) {
    record("sign-in-refused", user, client);
  }

  private void record(String act, Optional<UserId> user, Client client) {
    var event =
        new AuditEvent(
            foundation.now(),
            act,
            Optional.empty(),
            user.map(UserId::value),
            Optional.of(client),
            Map.of());
    foundation
        .database()
        .write(transaction -> {
          with.audit().record(transaction, event);
          return true;
        });
  }

  /** The devices that the user has signed in with, the last used first. */
  public List<KnownDevice> knownDevices(UserId user) {
    return devices.list(user);
  }
}
