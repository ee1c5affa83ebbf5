package dev.gatehouse.deletion;

import dev.gatehouse.administration.event.UserStatusChanged;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.device.TrustedDevices;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * How an account is closed, opened again, and deleted for good, whoever wants it.
 *
 * <p>Every call is made under the lock of the ranks.
 */
public final class Departures {
  private final Credentials with;
  private final TrustedDevices devices;
  private final List<Room> rooms;
  private final DeletionRepository deletions;

  /**
   * What a feature keeps of a user elsewhere than in rows that end with the user's.
   *
   * @param name what is kept there, in kebab case, such as {@code mails}
   * @param clear removes it in the transaction that deletes the user; files, which no transaction
   *     brings back, are noted in it and removed after it
   */
  public record Room(String name, BiConsumer<Transaction, User> clear) {}

  /** Makes the service, which clears those rooms for every user who is deleted. */
  public Departures(Database database, Credentials with, TrustedDevices devices, List<Room> rooms) {
    this.with = with;
    this.devices = devices;
    this.rooms = List.copyOf(rooms);
    this.deletions = new DeletionRepository(database);
  }

  /** Closes the account; false when an administrator has had it closed already. */
  boolean close(Transaction transaction, DeletionRepository.Row row) {
    with.users().suspend(transaction, row.user(), row.requestedAt());
    with.sessions().endAll(transaction, row.user());
    devices.revokeAll(transaction, row.user());
    var closed = deletions.put(transaction, row);
    if (closed) {
      publishStatus(transaction, row.user(), row.requestedAt(), false);
    }
    return closed;
  }

  Optional<DeletionRepository.Row> scheduled(UserId user) {
    return deletions.find(user);
  }

  Optional<Instant> dueAt(Transaction transaction, UserId user) {
    return deletions.dueAt(transaction, user);
  }

  /** Opens the account again; false when it is not closed, or is no more. */
  boolean reopen(Transaction transaction, UserId user, Instant now) {
    return opened(deletions.cancel(transaction, user), transaction, user, now);
  }

  /** Opens the account again that was closed in its user's own name; false for any other. */
  public boolean reopenOwn(Transaction transaction, UserId user, Instant now) {
    return opened(deletions.cancelOwn(transaction, user), transaction, user, now);
  }

  private boolean opened(boolean cancelled, Transaction transaction, UserId user, Instant now) {
    if (cancelled && with.users().resume(transaction, user)) {
      publishStatus(transaction, user, now, true);
    }
    return cancelled;
  }

  private void publishStatus(Transaction transaction, UserId user, Instant now, boolean active) {
    with.events().publish(transaction, new UserStatusChanged(user.value(), now, active));
  }

  List<UserId> due(Instant now) {
    return deletions.due(now);
  }

  /** Deletes the user whose time has come; false when the deletion was undone or done meanwhile. */
  boolean eraseDue(Transaction transaction, UserId user, Instant now) {
    if (!deletions.takeDue(transaction, user, now)) {
      return false;
    }
    var leaving = with.users().get(transaction, user).orElseThrow();
    var target = Optional.of(user.value());
    erase(
        transaction,
        leaving,
        new AuditEvent(now, "user-deleted", Optional.empty(), target, Optional.empty(), Map.of()));
    return true;
  }

  /** Deletes the user for good, and says so in the trail, by mail, and to whoever listens. */
  void erase(Transaction transaction, User user, AuditEvent event) {
    // first of all, or the farewell would be among what is cleared
    remove(transaction, user, event);
    var reason = event.details().getOrDefault("reason", "");
    var farewell =
        new Mail(
            user.email().typed(), "account-deleted", user.language(), Map.of("reason", reason));
    with.outbox().queue(transaction, farewell, event.at(), user.id().value());
  }

  /** Deletes the user for good and tells them nothing, who was never here. */
  public void remove(Transaction transaction, User user, AuditEvent event) {
    rooms.forEach(room -> room.clear().accept(transaction, user));
    with.users().delete(transaction, user.id());
    with.audit().record(transaction, event);
    with.events().publish(transaction, new UserDeleted(user.id().value(), event.at()));
  }
}
