package dev.gatehouse.user;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import java.time.Instant;
import java.util.Optional;

/** The users, found by id and by address. */
public final class Users {
  private final UserRepository users;
  private final KeptAddressRepository kept = new KeptAddressRepository();

  /** Makes the service. */
  public Users(Database database) {
    this.users = new UserRepository(database);
  }

  /** The user with the id. */
  public Optional<User> get(UserId id) {
    return users.find(id);
  }

  /** The user with the address, in whatever spelling of it. */
  public Optional<User> byEmail(EmailAddress email) {
    return users.find(email);
  }

  /** The user with the id, as the transaction sees it. */
  public Optional<User> get(Transaction transaction, UserId id) {
    return users.find(transaction, id);
  }

  /** The user with the address, as the transaction sees it. */
  public Optional<User> byEmail(Transaction transaction, EmailAddress email) {
    return users.find(transaction, email);
  }

  /** The user who registered first, by id. */
  public Optional<User> first() {
    return users.first();
  }

  /** Stores the new user; false, and nothing is stored, when the address has a user already. */
  public boolean add(Transaction transaction, User user) {
    return users.insert(transaction, user);
  }

  /** Marks the address as confirmed; false when it was already, or there is no such user. */
  public boolean confirm(Transaction transaction, UserId id, Instant now) {
    return users.confirm(transaction, id, now);
  }

  /** Marks the address as unconfirmed; false when it was already, or there is no such user. */
  public boolean unconfirm(Transaction transaction, UserId id) {
    return users.unconfirm(transaction, id);
  }

  /**
   * Deactivates the user, and voids what was issued before; false when the user was not active.
   *
   * @param reason for administrators to read; may be empty
   */
  public boolean deactivate(Transaction transaction, UserId id, String reason, Instant now) {
    return users.deactivate(transaction, id, reason, now);
  }

  /** Reactivates the user; false when the user was active. */
  public boolean reactivate(Transaction transaction, UserId id) {
    return users.reactivate(transaction, id);
  }

  /**
   * Voids whatever was issued to the user before, since a credential changes in this transaction;
   * false when the user is not active or another change came first.
   */
  public boolean changeCredential(Transaction transaction, UserId id, long credentialVersion) {
    return users.changeCredential(transaction, id, credentialVersion);
  }

  /**
   * Holds the user's row until the transaction ends, so that no credential changes meanwhile; false
   * when the user is not active or a credential has changed since that version.
   */
  public boolean hold(Transaction transaction, UserId id, long credentialVersion) {
    return users.hold(transaction, id, credentialVersion);
  }

  /**
   * Gives the user another address, and voids whatever was issued before; false, and nothing
   * changes, when the user is not active, another change came first, or the address is not free.
   */
  public boolean changeEmail(
      Transaction transaction, UserId id, long credentialVersion, ProvedAddress proved) {
    return users.changeEmail(transaction, id, credentialVersion, proved);
  }

  /**
   * Gives the user an earlier address back, whatever has become of the credentials, and voids
   * whatever was issued before; false, and nothing changes, when another user has it.
   */
  public boolean restoreEmail(Transaction transaction, UserId id, ProvedAddress proved) {
    return users.restoreEmail(transaction, id, proved);
  }

  /** For whom the address is kept, which no user has any more. */
  public Optional<KeptAddress> kept(Transaction transaction, EmailAddress email, Instant now) {
    return kept.find(transaction, email, now);
  }

  /**
   * Notes that the user signs in, and holds the user's row until the transaction ends, so that no
   * credential changes meanwhile; false when the user is not active or a credential has changed
   * since that version.
   */
  public boolean signIn(Transaction transaction, UserId id, long credentialVersion, Instant now) {
    return users.signIn(transaction, id, credentialVersion, now);
  }
}
