package dev.gatehouse.internal.token;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that are mailed and redeemed once.
 *
 * <p>Each is bound to its user, its purpose, the address it was sent to and the version of the
 * user's credentials: when one of them has changed, or a newer token of the same purpose is issued,
 * it is dead.
 */
public final class OneTimeTokens {
  private final OneTimeTokenRepository tokens = new OneTimeTokenRepository();
  private final Database database;
  private final SecureRandom random;

  /** Makes the service, which draws its tokens from that randomness. */
  public OneTimeTokens(Database database, SecureRandom random) {
    this.database = database;
    this.random = random;
  }

  /** Issues a token to the user's present address and ends the user's older ones of the purpose. */
  public RandomToken issue(Transaction transaction, Purpose purpose, UUID user, Instant expiresAt) {
    return issue(transaction, new Errand(purpose, user, null), expiresAt);
  }

  /** What a token is for, and what it carries to bring it about. */
  public record Errand(Purpose purpose, UUID user, @Nullable String carried) {}

  /** Issues a token that carries what it is to bring about. */
  public RandomToken issue(Transaction transaction, Errand errand, Instant expiresAt) {
    var token = RandomToken.issue(random);
    tokens.put(
        transaction,
        new OneTimeTokenRepository.Row(
            token.digest(), errand.purpose(), errand.user(), errand.carried()),
        expiresAt);
    return token;
  }

  /** Says whose the token is, and leaves it alive; for a page that asks before it acts. */
  public Optional<UUID> peek(Purpose purpose, RandomToken token, Instant now) {
    return database.read(handle -> tokens.find(handle, purpose, token.digest(), now));
  }

  /** Removes the tokens that have run out, and says how many. */
  public int purge(Instant now) {
    return database.write(transaction -> tokens.purge(transaction, now));
  }

  /** Redeems the token: says whose it was, once; of simultaneous tries one succeeds. */
  public Optional<Redeemed> redeem(
      Transaction transaction, Purpose purpose, RandomToken token, Instant now) {
    return tokens.redeem(transaction, purpose, token.digest(), now);
  }
}
