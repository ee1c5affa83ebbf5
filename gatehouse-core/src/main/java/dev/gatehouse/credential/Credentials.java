package dev.gatehouse.credential;

import dev.gatehouse.administration.event.UserStatusChanged;
import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.events.Events;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.OneTimeTokens;
import dev.gatehouse.internal.token.Purpose;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.throttle.Throttles;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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
  private static final Duration REPLACEMENT = Duration.ofMinutes(10);

  /**
   * What the user gets in the place of a session, when the password must be changed first; empty
   * when it need not be.
   */
  public Optional<ReplacementToken> replacementDue(
      Transaction transaction, UserId user, Instant now) {
    if (!passwords.mustChange(transaction, user)) {
      return Optional.empty();
    }
    var token =
        tokens.issue(transaction, Purpose.REPLACE_PASSWORD, user.value(), now.plus(REPLACEMENT));
    return Optional.of(new ReplacementToken(token));
  }

  /**
   * Takes an account from whoever had it, for who has just proved to read mail at its address by
   * another road than its password: the password, the sessions and the mailed links are no more.
   *
   * <p>Anybody can register an address that is not theirs. The first to prove it must not share the
   * account with them (known as pre-hijacking).
   *
   * @param credentialVersion what the proof is bound to
   * @return false, and nothing changes, when another change came first or the user is not active
   */
  public boolean driveOut(Transaction transaction, UserId user, long credentialVersion) {
    if (!users.changeCredential(transaction, user, credentialVersion)) {
      return false;
    }
    passwords.remove(transaction, user);
    sessions.endAll(transaction, user);
    return true;
  }

  /** The active user with the address; one who may be active by now becomes so. */
  public Optional<User> active(Transaction transaction, EmailAddress email, Instant now) {
    return users
        .byEmail(transaction, email)
        .filter(user -> user.active() || activeByNow(transaction, user.id(), now));
  }

  /** Whether a user who was not active a moment ago is so, or becomes so since the end has come. */
  public boolean activeByNow(Transaction transaction, UserId id, Instant now) {
    // of simultaneous callers one reactivates, and is good for all
    return readmit(transaction, id, now)
        || users.get(transaction, id).filter(User::active).isPresent();
  }

  /**
   * Reactivates a user whose deactivation has come to its end, with the trail, the mail and the
   * event of every reactivation; false for any other, and for one who is to be deleted.
   */
  public boolean readmit(Transaction transaction, UserId id, Instant now) {
    if (!users.lapse(transaction, id, now)) {
      return false;
    }
    var user = users.get(transaction, id).orElseThrow();
    var nobody = Optional.<UUID>empty();
    var details = Map.of("by", "end-of-deactivation");
    audit.record(
        transaction,
        new AuditEvent(
            now, "reactivated", nobody, Optional.of(id.value()), Optional.empty(), details));
    var notice = new Mail(user.email().typed(), "deactivation-over", user.language(), Map.of());
    outbox.queue(transaction, notice, now, id.value());
    events.publish(transaction, new UserStatusChanged(id.value(), now, true));
    return true;
  }

  /** What follows every new password: the trail, the notice to a proved address, the event. */
  public void conclude(Transaction transaction, User user, AuditEvent event) {
    audit.record(transaction, event);
    // or whoever registers the address of another could fill its mailbox with notices
    if (user.confirmed()) {
      var notice = new Mail(user.email().typed(), "password-changed", user.language(), Map.of());
      outbox.queue(transaction, notice, event.at(), user.id().value());
    }
    events.publish(transaction, new PasswordChanged(user.id().value(), event.at()));
  }
}
