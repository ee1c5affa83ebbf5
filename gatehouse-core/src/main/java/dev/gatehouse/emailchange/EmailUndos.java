package dev.gatehouse.emailchange;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.RandomToken;
import dev.gatehouse.passwordchange.PasswordResets;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.user.ProvedAddress;
import dev.gatehouse.user.User;
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
  private final PasswordResets resets;
  private final SecondFactors factors;
  private final UndoRepository undos = new UndoRepository();

  EmailUndos(Foundation foundation, EmailChangeSettings settings, EmailChanges.Collaborators with) {
    this.foundation = foundation;
    this.settings = settings;
    this.with = with.credentials();
    this.resets = with.resets();
    this.factors = with.factors();
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
    return RandomToken.parse(token)
        .filter(parsed ->
            foundation
                .database()
                .read(handle -> undos.alive(handle, parsed.digest(), foundation.now())))
        .isPresent();
  }

  /**
   * Puts the old address back, once, whatever has happened since: removes the password and a second
   * factor that was switched on since, ends every session, voids every mailed link and the undos of
   * later changes, and hands out a token to set another password. The address that is replaced is
   * told by mail.
   */
  public EmailUndo undo(String token, Client client) {
    return RandomToken.parse(token)
        .map(
            parsed -> foundation.database().write(transaction -> undo(transaction, parsed, client)))
        .orElseGet(EmailUndo.Dead::new);
  }

  private EmailUndo undo(Transaction transaction, RandomToken token, Client client) {
    var now = foundation.now();
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
    undos.endLater(transaction, undo);
    replaced
        .secondFactorAt()
        .filter(at -> !at.isBefore(undo.changedAt()))
        // an intruder's: the password that is to be set would open nothing
        .ifPresent(at -> factors.remove(transaction, replaced));
    with.passwords().remove(transaction, undo.user());
    with.sessions().endAll(transaction, undo.user());
    conclude(transaction, undo, replaced, client);
    return new EmailUndo.Undone(undo.user(), resets.issue(transaction, undo.user(), now));
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
    with.outbox().queue(transaction, mail, now);
  }

  /** Removes the undos that have run out, and says how many. */
  public int purge(Instant now) {
    return foundation.database().write(transaction -> undos.purge(transaction, now));
  }
}
