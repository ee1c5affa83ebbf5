package dev.gatehouse.passwordchange;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.events.Events;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.OneTimeTokens;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.throttle.Throttles;
import dev.gatehouse.user.User;
import dev.gatehouse.user.Users;
import java.util.Map;

/** The services that whatever concerns credentials needs. */
public record Credentials(
    Users users,
    Passwords passwords,
    Sessions sessions,
    OneTimeTokens tokens,
    Throttles throttles,
    Outbox outbox,
    Audit audit,
    Events events) {
  /** What follows every new password: the trail, the notice to its user, the event. */
  void conclude(Transaction transaction, User user, AuditEvent event) {
    audit.record(transaction, event);
    var notice = new Mail(user.email().typed(), "password-changed", user.language(), Map.of());
    outbox.queue(transaction, notice, event.at());
    events.publish(transaction, new PasswordChanged(user.id().value(), event.at()));
  }
}
