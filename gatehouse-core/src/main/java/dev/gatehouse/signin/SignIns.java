package dev.gatehouse.signin;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.password.PasswordCheck;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.passwordchange.Credentials;
import dev.gatehouse.session.Opening;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Limit;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sign-in: how a user gets a session. Every first factor ends in {@link #proceed}. */
public final class SignIns {
  private final Foundation foundation;
  private final SignInSettings settings;
  private final Credentials with;

  /** Makes the service. */
  public SignIns(Foundation foundation, SignInSettings settings, Credentials with) {
    this.foundation = foundation;
    this.settings = settings;
    this.with = with;
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
    var rules = rules(form, client);
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
        yield proceed(new FirstFactor(user, credentialVersion, form), client);
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
    factor.replaced().ifPresent(token -> with.sessions().end(transaction, token));
    var opened =
        with.sessions().open(transaction, new Opening(user, client, factor.lasting()), now);
    with.audit().record(transaction, AuditEvent.own(now, "signed-in", user.value(), client));
    with.events().publish(transaction, new UserSignedIn(user.value(), now));
    return Optional.of(new SignIn.SignedIn(opened));
  }

  private SignIn turnedAway(FirstFactor factor, Client client) {
    refused(Optional.of(factor.user()), client);
    var active = with.users().get(factor.user()).map(User::active).orElse(true);
    return active ? new SignIn.Rejected() : new SignIn.Inactive();
  }

  // once for each client and window, or a flood of attempts would be a flood of events
  private void throttled(Client client) {
    var window = settings.perClient().window();
    var once = new Rule("sign-in-throttled", client.address().network(), new Limit(1, window));
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

  // every spelling of an address counts as one, and what is no address counts too
  private List<Rule> rules(SignInForm form, Client client) {
    var address =
        EmailAddress.parse(form.email())
            .map(EmailAddress::canonical)
            .orElseGet(() -> form.email().strip().toLowerCase(Locale.ROOT));
    var network = client.address().network();
    return List.of(
        new Rule(
            "sign-in-per-address-and-client",
            address + '\n' + network,
            settings.perAddressAndClient()),
        new Rule("sign-in-per-client", network, settings.perClient()));
  }
}
