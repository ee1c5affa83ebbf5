package dev.gatehouse.role;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.SortedSet;

/** Who holds which role. */
public final class Roles {
  private final GrantRepository grants;
  private final OwnerSeatRepository seat;

  /** Makes the service. */
  public Roles(Database database) {
    this.grants = new GrantRepository(database);
    this.seat = new OwnerSeatRepository();
  }

  /** The roles of the user, in alphabetical order; none for an unknown user. */
  public SortedSet<Role> of(UserId user) {
    return grants.of(user);
  }

  /**
   * Gives the new user the first role: Owner to the one who takes the owner's seat, which is given
   * once and never again, User to everybody else.
   */
  public Role grantFirst(Transaction transaction, UserId user, Instant now) {
    var role = seat.take(transaction, user, now) ? Role.OWNER : Role.USER;
    grants.insert(transaction, user, role, now);
    return role;
  }
}
