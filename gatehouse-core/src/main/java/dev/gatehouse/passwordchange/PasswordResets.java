package dev.gatehouse.passwordchange;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Purpose;
import dev.gatehouse.internal.token.RandomToken;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordHash;
import dev.gatehouse.password.Preparation;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets passwords anew for users who have forgotten theirs, by a link that is mailed to them. */
public final class PasswordResets {
  private static final List<Purpose> PURPOSES =
      List.of(Purpose.RESET_PASSWORD, Purpose.REPLACE_PASSWORD);

  private final Foundation foundation;
  private final PasswordChangeSettings settings;
  private final Credentials with;

  /** Makes the service. */
  public PasswordResets(Foundation foundation, PasswordChangeSettings settings, Credentials with) {
    this.foundation = foundation;
    this.settings = settings;
    this.with = with;
  }

  /**
   * Mails a link to the address, if it has an active user; the answer is the same if it has none.
   */
  public ResetRequest request(EmailAddress email, Client client) {
    var rules =
        List.of(
            new Rule("reset-per-address", email.canonical(), settings.perAddress()),
            new Rule("reset-per-client", client.address().network(), settings.perClient()));
    return switch (with.throttles().admit(rules)) {
      case Admission.Refused(var retryAfter) -> new ResetRequest.Throttled(retryAfter);
      case Admission.Admitted admitted -> {
        foundation.database().write(transaction -> requested(transaction, email, client));
        yield new ResetRequest.Accepted();
      }
    };
  }

  private boolean requested(Transaction transaction, EmailAddress email, Client client) {
    var now = foundation.now();
    var user = with.active(transaction, email, now);
    user.ifPresent(known -> sendLink(transaction, known, now));
    with.audit()
        .record(
            transaction,
            new AuditEvent(
                now,
                "password-reset-requested",
                Optional.empty(),
                user.map(known -> known.id().value()),
                Optional.of(client),
                Map.of()));
    return true;
  }

  private void sendLink(Transaction transaction, User user, Instant now) {
    var token = issue(transaction, user.id(), now);
    var mail =
        new Mail(
            user.email().typed(),
            "reset-password",
            user.language(),
            Map.of("token", token.reveal()));
    with.outbox().queue(transaction, mail, now, user.id().value());
  }

  /** Issues a token to who has just proved to read mail at the address; older links end. */
  public ResetToken issue(Transaction transaction, UserId user, Instant now) {
    var expiresAt = now.plus(settings.resetLink());
    return new ResetToken(
        with.tokens().issue(transaction, Purpose.RESET_PASSWORD, user.value(), expiresAt));
  }

  /**
   * Turns the link that confirms an address into one that sets the password: for who reads mail at
   * the address and has not registered it. Empty when the link is dead, or the address is
   * confirmed.
   */
  public Optional<ResetToken> begin(String confirmationToken, Client client) {
    var now = foundation.now();
    return RandomToken.parse(confirmationToken)
        .flatMap(token ->
            foundation.database().write(transaction -> begin(transaction, token, client, now)));
  }

  private Optional<ResetToken> begin(
      Transaction transaction, RandomToken token, Client client, Instant now) {
    var holder =
        with.tokens()
            .redeem(transaction, Purpose.CONFIRM_EMAIL, token, now)
            .flatMap(redeemed -> with.users().get(transaction, new UserId(redeemed.user())))
            // it lives for days, a link that sets a password for an hour: no more than it takes
            .filter(user -> !user.confirmed())
            .map(User::id);
    holder.ifPresent(user ->
        with.audit()
            .record(
                transaction,
                AuditEvent.visitor(now, "password-reset-requested", user.value(), client)));
    return holder.map(user -> issue(transaction, user, now));
  }

  /** Whose link or token it is, while it lives; nothing changes by asking. */
  public Optional<User> holder(String token) {
    return RandomToken.parse(token)
        .flatMap(parsed ->
            PURPOSES.stream()
                .flatMap(purpose -> with.tokens().peek(purpose, parsed, foundation.now()).stream())
                .findFirst())
        .flatMap(user -> with.users().get(new UserId(user)));
  }

  /**
   * Sets another password by the token of a mailed link, or by the one that a sign-in gave whose
   * password must be changed: once, ending every session and voiding every other link. Whoever has
   * a link reads mail at the address, so it is confirmed too. Nobody is signed in by it.
   */
  public PasswordReset reset(String token, Password fresh, Client client) {
    var holder = holder(token);
    if (holder.isEmpty()) {
      return new PasswordReset.Dead();
    }
    var user = holder.get();
    return switch (with.passwords().prepare(user.id(), fresh, user.email().words())) {
      // the present password may be the one that this very link has just set
      case Preparation.Rejected(var weaknesses) ->
          holder(token).isPresent()
              ? new PasswordReset.Rejected(weaknesses)
              : new PasswordReset.Dead();
      case Preparation.Busy(var retryAfter) -> new PasswordReset.Busy(retryAfter);
      case Preparation.Prepared(var hash) -> {
        var parsed = RandomToken.parse(token).orElseThrow();
        yield foundation
            .database()
            .write(transaction -> redeemed(transaction, parsed, hash, client));
      }
    };
  }

  private PasswordReset redeemed(
      Transaction transaction, RandomToken token, PasswordHash hash, Client client) {
    var now = foundation.now();
    var mailed = with.tokens().redeem(transaction, Purpose.RESET_PASSWORD, token, now);
    var redeemed =
        mailed.or(() -> with.tokens().redeem(transaction, Purpose.REPLACE_PASSWORD, token, now));
    if (redeemed.isEmpty()) {
      return new PasswordReset.Dead();
    }
    var user = new UserId(redeemed.get().user());
    // another change may have come between the two statements, and then the link was void by then
    if (!with.driveOut(transaction, user, redeemed.get().credentialVersion())) {
      return new PasswordReset.Dead();
    }
    with.passwords().store(transaction, user, hash, now);
    // a sign-in proves nothing about the address
    mailed.ifPresent(proof -> with.users().confirm(transaction, user, now));
    var act = mailed.isPresent() ? "password-reset" : "password-replaced";
    with.conclude(
        transaction,
        with.users().get(transaction, user).orElseThrow(),
        AuditEvent.own(now, act, user.value(), client));
    return new PasswordReset.Done(user);
  }
}
