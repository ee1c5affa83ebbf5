package dev.gatehouse.challenge;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import java.time.Instant;
import java.util.Optional;

/**
 * What a client holds between the factors: one try at the second, ten times at most and for five
 * minutes, while the credentials stay as they were.
 */
public final class Challenges {
  private static final int MOST_TRIES = 10;

  private final Foundation foundation;
  private final ChallengeRepository challenges = new ChallengeRepository();

  /** Makes the service. */
  public Challenges(Foundation foundation) {
    this.foundation = foundation;
  }

  /** Issues the token by which the client goes on. */
  public ChallengeToken issue(Transaction transaction, Challenge challenge) {
    var token = ChallengeToken.issue(foundation.random());
    challenges.insert(transaction, token.digest(), challenge);
    return token;
  }

  /** Says what the token stands for, and changes nothing; empty when it is dead. */
  public Optional<Challenge> peek(ChallengeToken token) {
    var now = foundation.now();
    return foundation.database().read(handle -> challenges.find(handle, token.digest(), now));
  }

  /** Counts one more try; empty when the token is dead or has been tried too often. */
  public Optional<Challenge> tryOnce(ChallengeToken token) {
    var now = foundation.now();
    return foundation
        .database()
        .write(transaction -> challenges.count(transaction, token.digest(), MOST_TRIES, now));
  }

  /** Uses the token up; false when it was, of simultaneous tries for all but one. */
  public boolean redeem(Transaction transaction, ChallengeToken token) {
    return challenges.delete(transaction, token.digest());
  }

  /** Gives the token up before it has run out. */
  public void cancel(ChallengeToken token) {
    foundation.database().write(transaction -> redeem(transaction, token));
  }

  /** Removes the challenges that have run out, and says how many. */
  public int purge(Instant now) {
    return foundation.database().write(transaction -> challenges.purge(transaction, now));
  }
}
