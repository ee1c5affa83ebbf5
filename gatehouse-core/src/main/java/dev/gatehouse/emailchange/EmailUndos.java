package dev.gatehouse.emailchange;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.RandomToken;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.user.ProvedAddress;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.Map;

/**
 * Takes changes of address back, by the link that was mailed to the address before.
 *
 * <p>Whoever has taken an account over may change its password and its address as often as they
 * like: the undo of the first change still holds, ends those of the later ones, and leaves nothing
 * that they know or hold.
 */
public final class EmailUndos {
  private final Foundation foundation;
  private final EmailChangeSettings settings;
  private final Credentials with;
  private final EmailChanges.Collaborators others;
  private final UndoRepository undos = new UndoRepository();

  EmailUndos(Foundation foundation, EmailChangeSettings settings, EmailChanges.Collaborators with) {
    this.foundation = foundation;
    this.settings = settings;
    this.with = with.credentials();
    this.others = with;
  }

  /** Tells the old address of the change, and offers the way back if it had been proved. */
  void offer(Transaction transaction, User before, ProvedAddress after, long credentialVersion) {
    // a slip of the pen at registration must not hand the account to who reads mail there
    if (!before.confirmed()) {
      queue(transaction, before, "email-left", Map.of(), after.at());
      return;
    }
    var token = RandomToken.issue(foundation.random());
    undos.insert(
        transaction,
        token.digest(),
        new UndoRepository.Undo(before.id(), credentialVersion, before.email(), after.at()),
        after.at().plus(settings.undo()));
    queue(transaction, before, "email-changed", Map.of("token", token.reveal()), after.at());
  }

  /** Whether the link lives; nothing changes by asking. */
  public boolean alive(String token) {
    return RandomToken.parse(token).filter(this::alive).isPresent();
  }

  private boolean alive(RandomToken token) {
    var now = foundation.now();
    return foundation.database().read(handle -> undos.alive(handle, token.digest(), now));
  }

  /**
   * Puts the old address back, once, whatever has happened since: removes the password and a second
   * factor that was switched on since, ends every session, voids every mailed link and the undos of
   * later changes, opens the account again if it was closed in the user's own name, and hands out a
   * token to set another password. The address that is replaced is told by mail.
   */
  public EmailUndo undo(String token, Client client) {
    return RandomToken.parse(token)
        // a stranger's guess is to wait for nobody, and nobody for it
        .filter(this::alive)
        .map(
            parsed -> foundation.database().write(transaction -> undo(transaction, parsed, client)))
        .orElseGet(EmailUndo.Dead::new);
  }

  private EmailUndo undo(Transaction transaction, RandomToken token, Client client) {
    var now = foundation.now();
    // before anything else, as whoever closes and opens accounts does
    others.roles().lockRanks(transaction);
    var redeemed = undos.redeem(transaction, token.digest(), now);
    if (redeemed.isEmpty()) {
      return new EmailUndo.Dead();
    }
    var undo = redeemed.get();
    var replaced = with.users().get(transaction, undo.user()).orElseThrow();
    if (!with.users()
        .restoreEmail(transaction, undo.user(), new ProvedAddress(undo.before(), now))) {
      return new EmailUndo.Taken();
    }
    driveOut(transaction, undo, replaced);
    reopen(transaction, undo.user(), client);
    conclude(transaction, undo, replaced, client);
    return new EmailUndo.Undone(undo.user(), others.resets().issue(transaction, undo.user(), now));
  }

  private void driveOut(Transaction transaction, UndoRepository.Undo undo, User replaced) {
    undos.endLater(transaction, undo);
    replaced
        .secondFactorAt()
        .filter(at -> !at.isBefore(undo.changedAt()))
        // an intruder's: the password that is to be set would open nothing
        .ifPresent(at -> others.factors().remove(transaction, replaced));
    with.passwords().remove(transaction, undo.user());
    with.sessions().endAll(transaction, undo.user());
  }

  // an intruder's deletion would end the account all the same, and its mail has gone to the
  // intruder
  private void reopen(Transaction transaction, UserId user, Client client) {
    var now = foundation.now();
    if (others.departures().reopenOwn(transaction, user, now)) {
      var restored = with.users().get(transaction, user).orElseThrow();
      queue(transaction, restored, "deletion-undone", Map.of(), now);
      with.audit()
          .record(transaction, AuditEvent.visitor(now, "deletion-undone", user.value(), client));
    }
  }

  private void conclude(
      Transaction transaction, UndoRepository.Undo undo, User replaced, Client client) {
    var now = foundation.now();
    queue(transaction, replaced, "email-change-undone", Map.of(), now);
    with.audit()
        .record(
            transaction,
            AuditEvent.visitor(now, "email-change-undone", undo.user().value(), client)
                .with("before", replaced.email().typed())
                .with("after", undo.before().typed()));
    with.events().publish(transaction, new EmailChangeUndone(undo.user().value(), now));
  }

  private void queue(
      Transaction transaction, User to, String kind, Map<String, String> values, Instant now) {
    var mail = new Mail(to.email().typed(), kind, to.language(), values);
    with.outbox().queue(transaction, mail, now, to.id().value());
  }

  /** Removes the undos that have run out, and says how many. */
  public int purge(Instant now) {
    return foundation.database().write(transaction -> undos.purge(transaction, now));
  }
}
