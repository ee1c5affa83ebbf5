package dev.gatehouse.role;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** The roles, and who holds them; changing who does is the work of the administration. */
public final class Roles {
  private final Database database;
  private final RoleRepository roles;
  private final GrantRepository grants;
  private final OwnerSeatRepository seat = new OwnerSeatRepository();

  /** Makes the service. */
  public Roles(Database database) {
    this.database = database;
    this.roles = new RoleRepository(database);
    this.grants = new GrantRepository(database);
  }

  /**
   * Every role, those of the system first, without who holds it: however many users there are, this
   * takes no longer.
   */
  public List<Role> all() {
    return roles.all();
  }

  /** Every role: the system's own first, then by name; its holders are counted one by one. */
  public List<ListedRole> list() {
    return list(Long.MAX_VALUE);
  }

  /**
   * Every role as {@link #list()} has them, in a time that does not grow with the users.
   *
   * @param most so many holders of each role are counted; a role with that many may have more
   */
  public List<ListedRole> list(long most) {
    return roles.list(most);
  }

  /** The roles of the user, in alphabetical order; none for an unknown user. */
  public SortedSet<Role> of(UserId user) {
    return database.read(handle -> grants.of(handle, user));
  }

  /** Whether the user holds the role. */
  public boolean holds(UserId user, Role role) {
    return of(user).contains(role);
  }

  /** The user to act for where nobody else is known: the oldest active Owner, or else Admin. */
  public Optional<UserId> firstAdmin() {
    return grants.firstActive(Role.OWNER).or(() -> grants.firstActive(Role.ADMIN));
  }

  /** The user's roles, as the transaction sees them. */
  public SortedSet<Role> of(Transaction transaction, UserId user) {
    return grants.of(transaction.handle(), user);
  }

  /** Whether there is such a role, as the transaction sees it. */
  public boolean exists(Transaction transaction, Role role) {
    return roles.exists(transaction, role);
  }

  /**
   * Gives the new user the first role: Owner to the one who takes the owner's seat, which is given
   * once and never again, the usual one to everybody else, or User where there is no such role.
   */
  public Role grantFirst(Transaction transaction, UserId user, Role usual, Instant now) {
    return grantUsual(
        transaction, user, seat.take(transaction, user, now) ? Role.OWNER : usual, now);
  }

  /** Gives the new user that role, or User where there is no such role, and says which. */
  public Role grantUsual(Transaction transaction, UserId user, Role usual, Instant now) {
    if (grants.insert(transaction, user, usual, now)) {
      return usual;
    }
    grants.insert(transaction, user, Role.USER, now);
    return Role.USER;
  }

  /** Grants the role; false when the user has it already. */
  public boolean grant(Transaction transaction, UserId user, Role role, Instant now) {
    return grants.insert(transaction, user, role, now);
  }

  /** Takes the role from the user, and gives the default one to a user who would have none. */
  public boolean revoke(Transaction transaction, UserId user, Role role, Instant now) {
    var revoked = grants.delete(transaction, user, role);
    grants.insertIfNone(transaction, user, Role.USER, now);
    return revoked;
  }

  /**
   * Lets no other transaction change or judge ranks until this one ends, so that two administrators
   * cannot act on each other, nor the last two owners leave each other's ownership, at once.
   */
  public void lockRanks(Transaction transaction) {
    seat.lock(transaction);
  }

  /** Whether an active Owner would be left if this user were none; asked under the lock. */
  public boolean ownerRemainsWithout(Transaction transaction, UserId user) {
    return grants.activeOwnersBut(transaction, user) > 0;
  }

  /**
   * Gives every active user who has no role the default one, as after a migration of users from
   * elsewhere, and says how many there were.
   *
   * @param makeFirstOwner whether the oldest of them becomes Owner, when the seat was never taken
   */
  public int grantToRoleless(Transaction transaction, boolean makeFirstOwner, Instant now) {
    var oldest = grants.oldestRoleless(transaction);
    if (makeFirstOwner && oldest.isPresent() && seat.take(transaction, oldest.get(), now)) {
      grants.insert(transaction, oldest.get(), Role.OWNER, now);
      return 1 + grants.insertForRoleless(transaction, Role.USER, now);
    }
    return grants.insertForRoleless(transaction, Role.USER, now);
  }

  /** Adds a role; false when there is one of that name, in any case of its letters. */
  public boolean create(Transaction transaction, ListedRole role) {
    return roles.insert(transaction, role);
  }

  /** Renames a role that is not the system's; false when there is none or the name is taken. */
  public boolean rename(Transaction transaction, Role role, Role renamed) {
    return roles.rename(transaction, role, renamed);
  }

  /** Deletes a role that is not the system's and that nobody holds; false when there is none. */
  public boolean delete(Transaction transaction, Role role) {
    return roles.delete(transaction, role);
  }
}
