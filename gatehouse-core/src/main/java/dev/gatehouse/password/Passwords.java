package dev.gatehouse.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.blocklist.BreachRange;
import dev.gatehouse.internal.blocklist.CommonPasswords;
import dev.gatehouse.internal.crypto.HashingPool;
import dev.gatehouse.internal.hash.Scheme;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.RandomToken;
import dev.gatehouse.spi.StorageException;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Limit;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.throttle.Throttles;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The passwords: judged, hashed, stored and checked.
 *
 * <p>Hashing runs on threads of its own; when they have too much to do, the answer is "busy".
 */
public final class Passwords implements AutoCloseable {
  /** How long to wait when there is too much to do. */
  public static final Duration BUSY = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

  // zxcvbn takes time in the square of the length, and longer passwords are strong by then
  private static final int JUDGED_CHARACTERS = 64;

  private final Database database;
  private final SecureRandom random;
  private final Foundation foundation;
  private final Audit audit;
  private final PasswordRepository passwords;
  private final Throttles throttles;
  private final PasswordSettings settings;
  private final HashingPool pool;
  private final Scheme scheme;
  private final Zxcvbn zxcvbn = new Zxcvbn();
  private final CommonPasswords common = CommonPasswords.embedded();
  private final Optional<BreachRange> breaches;
  private final PasswordHash hashOfNobody;

  /** Makes the service and its hashing threads. */
  public Passwords(
      Foundation foundation, PasswordSettings settings, Throttles throttles, Audit audit) {
    this.foundation = foundation;
    this.audit = audit;
    this.database = foundation.database();
    this.random = foundation.random();
    this.passwords = new PasswordRepository(database);
    this.throttles = throttles;
    this.settings = settings;
    this.pool = new HashingPool(settings.threads(), settings.queue());
    this.scheme = settings.scheme();
    var asked = settings.breaches();
    this.breaches = asked.url().map(url -> new BreachRange(url, asked.timeout()));
    if (scheme instanceof Scheme.BcryptScheme(var cost)
        && cost == PasswordSettings.COST_FOR_TESTS) {
      LOG.warn("passwords are hashed at cost {}, which is for tests and protects nobody", cost);
    }
    this.hashOfNobody = hashed(Password.of(RandomToken.issue(random).reveal()));
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
    if (common.contain(password.reveal())) {
      return Optional.of(List.of(Weakness.COMMON));
    }
    var text = password.reveal();
    var judged = text.substring(0, Math.min(text.length(), JUDGED_CHARACTERS));
    // milliseconds for a long one: on the callers' threads a flood of them would starve all others
    return pool.run(() -> zxcvbn.measure(judged, knownWords).getScore())
        .map(score ->
            score < settings.strength() ? List.of(Weakness.GUESSABLE) : breached(password));
  }

  // on the caller's thread: it waits for a network, and hashing must not wait for that
  private List<Weakness> breached(Password password) {
    return breaches.filter(range -> range.knows(password.bytes())).isPresent()
        ? List.of(Weakness.BREACHED)
        : List.of();
  }

  /** Hashes the password, to be stored with {@link #store}. */
  public Hashing hash(Password password) {
    return pool.run(() -> hashed(password))
        .<Hashing>map(Hashing.Hashed::new)
        .orElseGet(() -> new Hashing.Busy(BUSY));
  }

  private PasswordHash hashed(Password password) {
    return new PasswordHash(scheme.hash(password.bytes(), random));
  }

  /**
   * Judges and hashes what is to take the place of the user's present password, and so must be
   * another.
   */
  public Preparation prepare(UserId user, Password password, List<String> knownWords) {
    return refusal(password, knownWords)
        .orElseGet(() ->
            switch (check(passwords.find(user), password)) {
              case PasswordCheck.Correct same ->
                  new Preparation.Rejected(List.of(Weakness.UNCHANGED));
              case PasswordCheck.Busy(var retryAfter) -> new Preparation.Busy(retryAfter);
              case PasswordCheck.Wrong another -> prepared(password);
            });
  }

  /** Judges and hashes what is to be a user's first password. */
  public Preparation prepare(Password password, List<String> knownWords) {
    return refusal(password, knownWords).orElseGet(() -> prepared(password));
  }

  private Optional<Preparation> refusal(Password password, List<String> knownWords) {
    return judge(password, knownWords)
        .<Optional<Preparation>>map(found ->
            found.isEmpty() ? Optional.empty() : Optional.of(new Preparation.Rejected(found)))
        .orElseGet(() -> Optional.of(new Preparation.Busy(BUSY)));
  }

  private Preparation prepared(Password password) {
    return switch (hash(password)) {
      case Hashing.Busy(var retryAfter) -> new Preparation.Busy(retryAfter);
      case Hashing.Hashed(var hash) -> new Preparation.Prepared(hash);
    };
  }

  /** Makes it the user's password, the first or another. */
  public void store(Transaction transaction, UserId user, PasswordHash hash, Instant now) {
    passwords.put(transaction, user, hash, now);
  }

  /** Leaves the user without a password; false when there was none. */
  public boolean remove(Transaction transaction, UserId user) {
    return passwords.delete(transaction, user);
  }

  /** Makes it the password of a user who has none; false, and nothing is stored, for any other. */
  public boolean storeFirst(Transaction transaction, UserId user, PasswordHash hash, Instant now) {
    return passwords.putFirst(transaction, user, hash, now);
  }

  /** Has the password be good for nothing but setting another, until that is done. */
  public void demandChange(Transaction transaction, UserId user) {
    passwords.demandChange(transaction, user);
  }

  /** Whether the password must be changed before anything else. */
  public boolean mustChange(Transaction transaction, UserId user) {
    return passwords.mustChange(transaction, user);
  }

  /**
   * Checks the password of the user with that address, and does as much work when there is none.
   *
   * <p>A correct one whose hash is weaker than today's settings, or another program's, is hashed
   * anew; the user notices nothing of it.
   */
  public PasswordCheck verify(EmailAddress email, Password password) {
    var stored = passwords.find(email);
    var check = check(stored, password);
    if (check instanceof PasswordCheck.Correct) {
      stored.ifPresent(checked -> upgrade(checked, password));
    }
    return check;
  }

  private void upgrade(StoredPassword checked, Password password) {
    if (checked.hash().verifier().filter(scheme::outdates).isEmpty()) {
      return;
    }
    try {
      // when there is too much to hash, or the password was changed meanwhile, it stays as it is
      pool.run(() -> hashed(password))
          .ifPresent(fresh ->
              database.write(transaction -> passwords.replace(transaction, checked, fresh)));
    } catch (StorageException failure) {
      LOG.warn("an outdated password hash could not be replaced", failure);
    }
  }

  private PasswordCheck check(Optional<StoredPassword> stored, Password password) {
    if (password.length() > settings.longest()) {
      return new PasswordCheck.Wrong(Optional.empty());
    }
    // same work for unknown users and unreadable hashes, or timing tells who has an account
    var verifier =
        stored.flatMap(known -> known.hash().verifier()).or(hashOfNobody::verifier).orElseThrow();
    var verified = pool.run(() -> verifier.verify(password.bytes()));
    if (verified.isEmpty()) {
      return new PasswordCheck.Busy(BUSY);
    }
    return verified.get() && stored.isPresent()
        ? new PasswordCheck.Correct(stored.get().user(), stored.get().credentialVersion())
        : new PasswordCheck.Wrong(stored.map(StoredPassword::user));
  }

  /**
   * Checks the present password of a user who is signed in, before something that needs it fresh.
   * Failures are counted before the check, as at sign-in, and audited.
   */
  public PasswordConfirmation confirm(UserId user, Password password, Client client) {
    return confirm(new Confirming(user, Optional.of(client)), password);
  }

  /** The same, from a client that nobody knows. */
  public PasswordConfirmation confirm(UserId user, Password password) {
    return confirm(new Confirming(user, Optional.empty()), password);
  }

  /** Who is to confirm, and from where. */
  private record Confirming(UserId user, Optional<Client> client) {}

  private PasswordConfirmation confirm(Confirming who, Password password) {
    var limit = settings.confirmations();
    var rule = new Rule("password-confirmation", who.user().toString(), limit);
    return switch (throttles.admit(List.of(rule))) {
      case Admission.Refused(var retryAfter) -> {
        // once in a window, or a flood of attempts would be a flood of events
        var once = new Rule(rule.name() + "-refused", rule.subject(), new Limit(1, limit.window()));
        if (throttles.admit(List.of(once)) instanceof Admission.Admitted) {
          record("password-confirmation-throttled", who);
        }
        yield new PasswordConfirmation.Throttled(retryAfter);
      }
      case Admission.Admitted admitted -> confirm(who, password, admitted);
    };
  }

  private PasswordConfirmation confirm(
      Confirming who, Password password, Admission.Admitted admitted) {
    return switch (check(passwords.find(who.user()), password)) {
      case PasswordCheck.Correct(var id, var credentialVersion) -> {
        throttles.refund(admitted);
        yield new PasswordConfirmation.Confirmed(new ConfirmedPassword(id, credentialVersion));
      }
      case PasswordCheck.Wrong wrong -> {
        record("password-confirmation-refused", who);
        yield new PasswordConfirmation.Wrong();
      }
      case PasswordCheck.Busy(var retryAfter) -> {
        throttles.refund(admitted);
        yield new PasswordConfirmation.Busy(retryAfter);
      }
    };
  }

  private void record(String act, Confirming who) {
    var user = Optional.of(who.user().value());
    var event = new AuditEvent(foundation.now(), act, user, user, who.client(), Map.of());
    foundation
        .database()
        .write(transaction -> {
          audit.record(transaction, event);
          return true;
        });
  }

  /** Stops the hashing threads. */
  @Override
  public void close() {
    pool.close();
    breaches.ifPresent(BreachRange::close);
  }
}
