package dev.gatehouse.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.crypto.HashingPool;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.RandomToken;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.throttle.Throttles;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The passwords: judged, hashed, stored and checked.
 *
 * <p>Hashing runs on threads of its own; when they have too much to do, the answer is "busy".
 */
public final class Passwords implements AutoCloseable {
  /** How long to wait when there is too much to do. */
  public static final Duration BUSY = Duration.ofSeconds(2);

  // zxcvbn takes time in the square of the length, and longer passwords are strong by then
  private static final int JUDGED_CHARACTERS = 64;

  private final PasswordRepository passwords;
  private final Throttles throttles;
  private final PasswordSettings settings;
  private final HashingPool pool;
  private final Bcrypt bcrypt;
  private final Zxcvbn zxcvbn = new Zxcvbn();
  private final String hashOfNobody;

  /** Makes the service and its hashing threads. */
  public Passwords(Foundation foundation, PasswordSettings settings, Throttles throttles) {
    this.throttles = throttles;
    var random = foundation.random();
    this.passwords = new PasswordRepository(foundation.database());
    this.settings = settings;
    this.pool = new HashingPool(settings.threads(), settings.queue());
    this.bcrypt = new Bcrypt(settings.cost(), random);
    this.hashOfNobody = bcrypt.hash(Password.of(RandomToken.issue(random).reveal())).text();
  }

  /** Whether there is so much to hash that anything more is refused for the moment. */
  public boolean overloaded() {
    return pool.full();
  }

  /**
   * Says why the password will not do: nothing when it will, and empty when there is too much to do
   * to say.
   *
   * @param knownWords the user's own name and address, which are guessed first
   */
  public Optional<List<Weakness>> judge(Password password, List<String> knownWords) {
    if (password.length() < settings.shortest()) {
      return Optional.of(List.of(Weakness.TOO_SHORT));
    }
    if (password.length() > settings.longest()) {
      return Optional.of(List.of(Weakness.TOO_LONG));
    }
    var text = password.reveal();
    var judged = text.substring(0, Math.min(text.length(), JUDGED_CHARACTERS));
    // milliseconds for a long one: on the callers' threads a flood of them would starve all others
    return pool.run(() -> zxcvbn.measure(judged, knownWords).getScore())
        .map(score -> score < settings.strength() ? List.of(Weakness.GUESSABLE) : List.of());
  }

  /** Hashes the password, to be stored with {@link #store}. */
  public Hashing hash(Password password) {
    return pool.run(() -> bcrypt.hash(password))
        .<Hashing>map(Hashing.Hashed::new)
        .orElseGet(() -> new Hashing.Busy(BUSY));
  }

  /** Makes it the user's password, the first or another. */
  public void store(Transaction transaction, UserId user, PasswordHash hash, Instant now) {
    passwords.put(transaction, user, hash, now);
  }

  /** Removes the user's password: nobody signs in with it until another is set. */
  public void forget(Transaction transaction, UserId user) {
    passwords.delete(transaction, user);
  }

  /**
   * Checks the password of the user with that address, and does as much work when there is none.
   */
  public PasswordCheck verify(EmailAddress email, Password password) {
    return check(passwords.find(email), password);
  }

  private PasswordCheck check(Optional<StoredPassword> stored, Password password) {
    if (password.length() > settings.longest()) {
      return new PasswordCheck.Wrong(Optional.empty());
    }
    // same work for unknown users, or timing tells who has an account
    var hash = stored.map(StoredPassword::hash).filter(Bcrypt::reads).orElse(hashOfNobody);
    var verified = pool.run(() -> Bcrypt.verify(hash, password));
    if (verified.isEmpty()) {
      return new PasswordCheck.Busy(BUSY);
    }
    return verified.get() && stored.isPresent()
        ? new PasswordCheck.Correct(stored.get().user(), stored.get().credentialVersion())
        : new PasswordCheck.Wrong(stored.map(StoredPassword::user));
  }

  /**
   * Checks the present password of a user who is signed in, before something that needs it fresh.
   * Failures are counted before the check, as at sign-in.
   */
  public PasswordConfirmation confirm(UserId user, Password password) {
    var rule = new Rule("password-confirmation", user.toString(), settings.confirmations());
    return switch (throttles.admit(List.of(rule))) {
      case Admission.Refused(var retryAfter) -> new PasswordConfirmation.Throttled(retryAfter);
      case Admission.Admitted admitted -> confirm(user, password, admitted);
    };
  }

  private PasswordConfirmation confirm(
      UserId user, Password password, Admission.Admitted admitted) {
    return switch (check(passwords.find(user), password)) {
      case PasswordCheck.Correct(var id, var credentialVersion) -> {
        throttles.refund(admitted);
        yield new PasswordConfirmation.Confirmed(new ConfirmedPassword(id, credentialVersion));
      }
      case PasswordCheck.Wrong wrong -> new PasswordConfirmation.Wrong();
      case PasswordCheck.Busy(var retryAfter) -> {
        throttles.refund(admitted);
        yield new PasswordConfirmation.Busy(retryAfter);
      }
    };
  }

  /** Whether it is the user's present password already. */
  public PasswordCheck unchanged(UserId user, Password password) {
    return check(passwords.find(user), password);
  }

  /** Stops the hashing threads. */
  @Override
  public void close() {
    pool.close();
  }
}
