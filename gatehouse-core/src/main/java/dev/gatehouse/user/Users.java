package dev.gatehouse.user;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The users, found by id and by address. */
public final class Users {
  private static final int BATCH = 500;

  private final Database database;
  private final UserRepository users;
  private final UserStatusRepository statuses;
  private final UserProfileRepository profiles;
  private final UserEmailRepository emails = new UserEmailRepository();

  /**
   * An address that its user has given up, and that nobody else can have yet, since the change may
   * be undone.
   *
   * @param user whose address it was
   * @param email the address as it was stored
   * @param language the language of mails to the user
   */
  public record KeptAddress(UserId user, EmailAddress email, String language) {}

  /** Makes the service. */
  public Users(Database database) {
    this.database = database;
    this.users = new UserRepository(database);
    this.statuses = new UserStatusRepository(database);
    this.profiles = new UserProfileRepository(database);
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
    var added = users.insert(transaction, user);
    if (added) {
      profiles.index(transaction, user);
    }
    return added;
  }

  /**
   * Makes the user found and sorted by the present address, user name and names; to be called in
   * each transaction that has changed one of them.
   */
  public void index(Transaction transaction, UserId id) {
    users.find(transaction, id).ifPresent(user -> profiles.index(transaction, user));
  }

  /**
   * Deletes the user, whatever belongs to the user alone, and the entry in the search index; false
   * when there is no such user.
   */
  public boolean delete(Transaction transaction, UserId id) {
    profiles.unindex(transaction, id);
    return profiles.delete(transaction, id);
  }

  /** Indexes the users that an older version has stored, some at a time. */
  public void indexAll() {
    boolean more = true;
    while (more) {
      more = database.write(this::indexSome);
    }
  }

  private boolean indexSome(Transaction transaction) {
    var claimed = profiles.claimUnindexed(transaction, BATCH);
    claimed.forEach(id -> index(transaction, id));
    return !claimed.isEmpty();
  }

  /**
   * The user with the id, whose row is held until the transaction ends, so that nobody else changes
   * it meanwhile.
   */
  public Optional<User> lock(Transaction transaction, UserId id) {
    return profiles.lock(transaction, id) ? users.find(transaction, id) : Optional.empty();
  }

  /** Puts what the user says of themselves in the place of what was said before. */
  public void describe(Transaction transaction, UserId id, Profile profile) {
    profiles.describe(transaction, id, profile);
    index(transaction, id);
  }

  /** Keeps where the new user registered from. */
  public void registeredFrom(Transaction transaction, UserId id, Origin origin) {
    profiles.registeredFrom(transaction, id, origin);
  }

  /** Where the user registered from; empty when nobody noted it, or there is no such user. */
  public Optional<Origin> origin(UserId id) {
    return profiles.origin(id);
  }

  /** Marks the address as confirmed; false when it was already, or there is no such user. */
  public boolean confirm(Transaction transaction, UserId id, Instant now) {
    return profiles.confirm(transaction, id, now);
  }

  /** Marks the address as unconfirmed; false when it was already, or there is no such user. */
  public boolean unconfirm(Transaction transaction, UserId id) {
    return profiles.unconfirm(transaction, id);
  }

  /**
   * Deactivates the user, and voids what was issued before; false when the user was not active,
   * unless for nothing but a deletion that is still to come.
   */
  public boolean deactivate(Transaction transaction, UserId id, User.Deactivation deactivation) {
    return statuses.deactivate(transaction, id, deactivation);
  }

  /**
   * Gives the deactivation of the user another end, and another reason unless that is empty; says
   * which reason holds now. Empty when nothing is another than before, or the user is not
   * deactivated.
   */
  public Optional<String> amendDeactivation(
      Transaction transaction, UserId id, User.Deactivation deactivation) {
    return statuses.amend(transaction, id, deactivation);
  }

  /**
   * Reactivates the user; false when the user was active, or is to be deleted: that is undone
   * first.
   */
  public boolean reactivate(Transaction transaction, UserId id) {
    return statuses.reactivate(transaction, id);
  }

  /** Who may act again, since the deactivation has come to its end, and nobody has noted it yet. */
  public List<UserId> lapsed(Instant now) {
    return statuses.lapsed(now);
  }

  /**
   * Reactivates a user whose deactivation has come to its end; false for any other, and for one who
   * is to be deleted.
   */
  public boolean lapse(Transaction transaction, UserId id, Instant now) {
    // most are not concerned, and wait for nobody. A deletion that comes at this moment holds the
    // row, so that the statement after the lock sees it: one that had waited itself would not
    return statuses.hasLapsed(transaction, id, now)
        && profiles.lock(transaction, id)
        && statuses.lapse(transaction, id, now);
  }

  /**
   * Keeps the user from acting until the deletion, and voids what was issued before; false when
   * there is no such user.
   */
  public boolean suspend(Transaction transaction, UserId id, Instant now) {
    return statuses.suspend(transaction, id, now);
  }

  /**
   * Lets the user act again who is not to be deleted any more, and voids what was issued before;
   * false for one who has been deactivated besides.
   */
  public boolean resume(Transaction transaction, UserId id) {
    return statuses.resume(transaction, id);
  }

  /**
   * Voids whatever was issued to the user before, since a credential changes in this transaction;
   * false when the user is not active or another change came first.
   */
  public boolean changeCredential(Transaction transaction, UserId id, long credentialVersion) {
    return users.changeCredential(transaction, id, credentialVersion);
  }

  /** Voids whatever was issued to the user before, whatever came first; false if there is none. */
  public boolean changeCredential(Transaction transaction, UserId id) {
    return users.changeCredential(transaction, id);
  }

  /**
   * Holds the user's row until the transaction ends, so that no credential changes meanwhile; empty
   * when the user is not active or a credential has changed since that version.
   */
  public Optional<User> hold(Transaction transaction, UserId id, long credentialVersion) {
    return users.hold(transaction, id, credentialVersion);
  }

  /**
   * Gives the user another address, and voids whatever was issued before; false, and nothing
   * changes, when the user is not active, another change came first, or the address is not free.
   */
  public boolean changeEmail(
      Transaction transaction, UserId id, long credentialVersion, ProvedAddress proved) {
    var changed = emails.change(transaction, id, credentialVersion, proved);
    index(transaction, id);
    return changed;
  }

  /**
   * Gives the user an earlier address back, whatever has become of the credentials, and voids
   * whatever was issued before; false, and nothing changes, when another user has it.
   */
  public boolean restoreEmail(Transaction transaction, UserId id, ProvedAddress proved) {
    var restored = emails.restore(transaction, id, proved);
    index(transaction, id);
    return restored;
  }

  /** For whom the address is kept, which no user has any more. */
  public Optional<KeptAddress> kept(Transaction transaction, EmailAddress email, Instant now) {
    return emails.kept(transaction, email, now);
  }

  /**
   * Notes since when the second factor is on, or that it is off, and voids whatever was issued to
   * the user before; false when there is no such user.
   */
  public boolean switchSecondFactor(Transaction transaction, UserId id, Optional<Instant> since) {
    return users.switchSecondFactor(transaction, id, since);
  }

  /** Notes that the user has signed in; false when there is no such user. */
  public boolean signIn(Transaction transaction, UserId id, Instant now) {
    return users.signIn(transaction, id, now);
  }
}
