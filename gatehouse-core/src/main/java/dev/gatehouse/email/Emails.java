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
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.Users;
import java.time.Instant;
import java.util.Map;

/** The users' addresses: proved by a link that is mailed to them. */
public final class Emails {
  private final Foundation foundation;
  private final EmailSettings settings;
  private final Collaborators with;

  /** The services that the addresses need. */
  public record Collaborators(
      Users users, OneTimeTokens tokens, Outbox outbox, Audit audit, Events events) {}

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
    with.outbox().queue(transaction, mail, now);
  }

  /** Redeems the token of a mailed link, and confirms the address it was sent to. */
  public Confirmation confirm(String token, Client client) {
    return RandomToken.parse(token)
        .map(parsed -> confirm(parsed, client))
        .orElseGet(Confirmation.Dead::new);
  }

  private Confirmation confirm(RandomToken token, Client client) {
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
