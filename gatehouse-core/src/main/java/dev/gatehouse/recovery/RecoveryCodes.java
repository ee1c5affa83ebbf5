package dev.gatehouse.recovery;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Digest;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The recovery codes: ten for each user with a second factor, each good for one use.
 *
 * <p>The database holds an HMAC of each under a sealed key, bound to its user, and finds it in one
 * statement: a wrong code costs as much as a right one, however many are left.
 */
public final class RecoveryCodes {
  /** How many a user gets. */
  public static final int COUNT = 10;

  private final Foundation foundation;
  private final Keys.Stamp stamp;
  private final RecoveryCodeRepository codes = new RecoveryCodeRepository();

  /** Makes the service. */
  public RecoveryCodes(Foundation foundation, Keys keys) {
    this.foundation = foundation;
    this.stamp = keys.stamp("recovery-codes");
  }

  /** Gives the user ten new codes, which are known now and never again; the older ones are void. */
  public List<RecoveryCode> renew(Transaction transaction, UserId user) {
    codes.deleteAll(transaction, user);
    var fresh =
        Stream.generate(() -> RecoveryCode.issue(foundation.random())).limit(COUNT).toList();
    fresh.forEach(code -> codes.insert(transaction, user, digest(user, code)));
    return fresh;
  }

  /** Uses the code up; false when it is none of the user's. */
  public boolean use(Transaction transaction, UserId user, String typed) {
    return RecoveryCode.parse(typed)
        .filter(code -> codes.delete(transaction, user, digest(user, code)))
        .isPresent();
  }

  /** How many codes the user has left. */
  public int left(UserId user) {
    return foundation.database().read(handle -> codes.count(handle, user));
  }

  /** How many codes the user has left, as the transaction sees it. */
  public int left(Transaction transaction, UserId user) {
    return codes.count(transaction.handle(), user);
  }

  /** Removes the user's codes. */
  public void removeAll(Transaction transaction, UserId user) {
    codes.deleteAll(transaction, user);
  }

  private Digest digest(UserId user, RecoveryCode code) {
    return stamp.digest(user + " " + code.canonical());
  }
}
