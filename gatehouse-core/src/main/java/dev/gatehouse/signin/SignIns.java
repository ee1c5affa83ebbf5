package dev.gatehouse.signin;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.device.KnownDevices;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Purpose;
import dev.gatehouse.internal.token.RandomToken;
import dev.gatehouse.internal.token.Redeemed;
import dev.gatehouse.password.PasswordCheck;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.passwordchange.Credentials;
import dev.gatehouse.passwordchange.ReplacementToken;
import dev.gatehouse.session.Opening;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.util.Map;
import java.util.Optional;

/** Sign-in: how a user gets a session. Every first factor ends in {@link #proceed}. */
public final class SignIns {
  private final Foundation foundation;
  private final SignInLimits limits;
  private final Credentials with;
  private final KnownDevices devices;
  private final boolean links;

  /** Makes the service. */
  public SignIns(
      Foundation foundation, SignInSettings settings, Credentials with, KnownDevices devices) {
    this.foundation = foundation;
    this.limits = new SignInLimits(settings, devices);
    this.with = with;
    this.devices = devices;
    this.links = settings.link().open();
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
    return switch (with.throttles().admit(limits.rules(form, client))) {
      case Admission.Refused(var retryAfter) -> new SignIn.Throttled(retryAfter);
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
  public Optional<SignIn> withLink(String token, Arrival arrival, Client client) {
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
        .flatMap(
            redeemed -> open(transaction, proved(transaction, redeemed, arrival, client), client));
  }

  private FirstFactor proved(
      Transaction transaction, Redeemed redeemed, Arrival arrival, Client client) {
    var now = foundation.now();
    var user = new UserId(redeemed.user());
    if (!with.users().confirm(transaction, user, now)) {
      return new FirstFactor(user, redeemed.credentialVersion(), arrival);
    }
    // somebody may have registered with an address that is not theirs, and waits for its holder
    with.passwords().remove(transaction, user);
    with.sessions().endAll(transaction, user);
    devices.forgetAll(transaction, user);
    with.users().changeCredential(transaction, user, redeemed.credentialVersion());
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
        .write(transaction -> open(transaction, factor, client))
        .orElseGet(() -> turnedAway(factor, client));
  }

  private Optional<SignIn> open(Transaction transaction, FirstFactor factor, Client client) {
    var now = foundation.now();
    var user = factor.user();
    if (!with.users().signIn(transaction, user, factor.credentialVersion(), now)) {
      return Optional.empty();
    }
    var replacement = with.replacementDue(transaction, user, now);
    return Optional.of(
        replacement.isPresent()
            ? held(transaction, factor, replacement.get(), client)
            : admitted(transaction, factor, client));
  }

  private SignIn held(
      Transaction transaction, FirstFactor factor, ReplacementToken token, Client client) {
    var event =
        AuditEvent.own(foundation.now(), "password-change-needed", factor.user().value(), client);
    with.audit().record(transaction, event);
    return new SignIn.PasswordChangeNeeded(token);
  }

  private SignIn admitted(Transaction transaction, FirstFactor factor, Client client) {
    var now = foundation.now();
    var user = factor.user();
    var arrival = factor.arrival();
    arrival.replaced().ifPresent(token -> with.sessions().end(transaction, token));
    var opened =
        with.sessions().open(transaction, new Opening(user, client, arrival.lasting()), now);
    var visit = new KnownDevices.Visit(user, client, now);
    var recognition = devices.recognize(transaction, visit, arrival.device());
    if (recognition.strange()) {
      tellOf(transaction, visit);
    }
    with.audit().record(transaction, AuditEvent.own(now, "signed-in", user.value(), client));
    with.events().publish(transaction, new UserSignedIn(user.value(), now));
    return new SignIn.SignedIn(opened, recognition.issued());
  }

  private void tellOf(Transaction transaction, KnownDevices.Visit visit) {
    var user = with.users().get(transaction, visit.user()).orElseThrow();
    var values =
        Map.of(
            "device", visit.client().device(),
            "address", visit.client().address().text(),
            "at", visit.at().toString());
    var mail = new Mail(user.email().typed(), "new-device", user.language(), values);
    with.outbox().queue(transaction, mail, visit.at());
  }

  private SignIn turnedAway(FirstFactor factor, Client client) {
    refused(Optional.of(factor.user()), client);
    var active = with.users().get(factor.user()).map(User::active).orElse(true);
    return active ? new SignIn.Rejected() : new SignIn.Inactive();
  }

  private void refused(Optional<UserId> user, Client client) {
    var event =
        new AuditEvent(
            foundation.now(),
            "sign-in-refused",
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
}
