package dev.gatehouse.email;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.events.Events;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.OneTimeTokens;
import dev.gatehouse.internal.token.Purpose;
import dev.gatehouse.internal.token.RandomToken;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.throttle.Throttles;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.Users;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The users' addresses: proved by a link that is mailed to them, and by who follows it. */
public final class Emails {
  private final Foundation foundation;
  private final EmailSettings settings;
  private final Collaborators with;

  /** The services that the addresses need. */
  public record Collaborators(
      Users users,
      OneTimeTokens tokens,
      Throttles throttles,
      Outbox outbox,
      Audit audit,
      Events events,
      Claims claims) {}

  /** Makes the service. */
  public Emails(Foundation foundation, EmailSettings settings, Collaborators with) {
    this.foundation = foundation;
    this.settings = settings;
    this.with = with;
  }

  /** Queues the mail with the link by which the user confirms the address; older links end. */
  public void sendConfirmation(Transaction transaction, User user, Instant now) {
    var token =
        with.tokens()
            .issue(
                transaction,
                Purpose.CONFIRM_EMAIL,
                user.id().value(),
                now.plus(settings.confirmation()));
    var mail =
        new Mail(
            user.email().typed(),
            "confirm-email",
            user.language(),
            Map.of("token", token.reveal()));
    with.outbox().queue(transaction, mail, now, user.id().value());
  }

  /**
   * Mails another link to the address, if it has an active user and is not confirmed; the answer is
   * the same if not.
   */
  public ConfirmationRequest request(EmailAddress email, Client client) {
    var rules =
        List.of(
            new Rule("confirmation-per-address", email.canonical(), settings.perAddress()),
            new Rule("confirmation-per-client", client.address().network(), settings.perClient()));
    return switch (with.throttles().admit(rules)) {
      case Admission.Refused(var retryAfter) -> new ConfirmationRequest.Throttled(retryAfter);
      case Admission.Admitted admitted -> {
        foundation.database().write(transaction -> requested(transaction, email, client));
        yield new ConfirmationRequest.Accepted();
      }
    };
  }

  private boolean requested(Transaction transaction, EmailAddress email, Client client) {
    var now = foundation.now();
    var user = with.users().byEmail(transaction, email).filter(User::active);
    user.filter(known -> !known.confirmed())
        .ifPresent(unconfirmed -> sendConfirmation(transaction, unconfirmed, now));
    with.audit()
        .record(
            transaction,
            new AuditEvent(
                now,
                "confirmation-requested",
                Optional.empty(),
                user.map(known -> known.id().value()),
                Optional.of(client),
                Map.of()));
    return true;
  }

  /** Whose link it is, while it lives; nothing changes by asking. */
  public Optional<User> holder(String token) {
    return RandomToken.parse(token)
        .flatMap(parsed -> with.tokens().peek(Purpose.CONFIRM_EMAIL, parsed, foundation.now()))
        .flatMap(user -> with.users().get(new UserId(user)));
  }

  /**
   * Redeems the token of a mailed link, and confirms the address it was sent to, for who shows to
   * be the user: otherwise whoever follows the link of a registration that somebody else made would
   * put their own address under that stranger's password.
   */
  public Confirmation confirm(String token, Evidence evidence, Client client) {
    var holder = holder(token).map(User::id);
    if (holder.isEmpty()) {
      return new Confirmation.Dead();
    }
    return switch (with.claims().check(holder.get(), evidence, client)) {
      case Claim.Proved() -> redeem(RandomToken.parse(token).orElseThrow(), client);
      case Claim.Unproved() -> new Confirmation.Unproved();
      case Claim.Throttled(var retryAfter) -> new Confirmation.Throttled(retryAfter);
      case Claim.Busy(var retryAfter) -> new Confirmation.Busy(retryAfter);
    };
  }

  private Confirmation redeem(RandomToken token, Client client) {
    var now = foundation.now();
    return foundation
        .database()
        .write(transaction ->
            with.tokens()
                .redeem(transaction, Purpose.CONFIRM_EMAIL, token, now)
                .<Confirmation>map(
                    redeemed -> confirmed(transaction, new UserId(redeemed.user()), client, now))
                .orElseGet(Confirmation.Dead::new));
  }

  private Confirmation confirmed(Transaction transaction, UserId user, Client client, Instant now) {
    if (with.users().confirm(transaction, user, now)) {
      with.audit()
          .record(transaction, AuditEvent.own(now, "email-confirmed", user.value(), client));
      with.events().publish(transaction, new EmailConfirmed(user.value(), now));
    }
    return new Confirmation.Confirmed(user);
  }
}
