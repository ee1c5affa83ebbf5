package dev.gatehouse.magiclink;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Purpose;
import dev.gatehouse.internal.token.RandomToken;
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

/** Mails links to sign in with; {@code SignIns.withMagicLink} lets their holders in. */
public final class MagicLinks {
  private final Foundation foundation;
  private final MagicLinkSettings settings;
  private final Credentials with;

  /** Makes the service. */
  public MagicLinks(Foundation foundation, MagicLinkSettings settings, Credentials with) {
    this.foundation = foundation;
    this.settings = settings;
    this.with = with;
  }

  /**
   * Mails a link to the address, if it has an active user; the answer is the same if it has none.
   * The link before it is dead.
   */
  public MagicLinkRequest request(EmailAddress email, Client client) {
    if (!settings.open()) {
      return new MagicLinkRequest.Closed();
    }
    var rules =
        List.of(
            new Rule("magic-link-per-address", email.canonical(), settings.perAddress()),
            new Rule("magic-link-per-client", client.address().network(), settings.perClient()));
    return switch (with.throttles().admit(rules)) {
      case Admission.Refused(var retryAfter) -> new MagicLinkRequest.Throttled(retryAfter);
      case Admission.Admitted admitted -> {
        foundation.database().write(transaction -> requested(transaction, email, client));
        yield new MagicLinkRequest.Accepted();
      }
    };
  }

  private boolean requested(Transaction transaction, EmailAddress email, Client client) {
    var now = foundation.now();
    var user = with.active(transaction, email, now);
    user.ifPresent(known -> send(transaction, known, now));
    with.audit()
        .record(
            transaction,
            new AuditEvent(
                now,
                "magic-link-requested",
                Optional.empty(),
                user.map(known -> known.id().value()),
                Optional.of(client),
                Map.of()));
    return true;
  }

  private void send(Transaction transaction, User user, Instant now) {
    var expiresAt = now.plus(settings.life());
    var token = with.tokens().issue(transaction, Purpose.SIGN_IN, user.id().value(), expiresAt);
    var values = Map.of("token", token.reveal());
    var mail = new Mail(user.email().typed(), "magic-link", user.language(), values);
    with.outbox().queue(transaction, mail, now, user.id().value());
  }

  /** Whose link it is, while it lives; nothing changes by asking. */
  public Optional<User> holder(String token) {
    return RandomToken.parse(token)
        .flatMap(parsed -> with.tokens().peek(Purpose.SIGN_IN, parsed, foundation.now()))
        .flatMap(user -> with.users().get(new UserId(user)));
  }
}
