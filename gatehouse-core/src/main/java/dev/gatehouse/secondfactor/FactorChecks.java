package dev.gatehouse.secondfactor;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.recovery.RecoveryCodes;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.throttle.Admission;
import dev.gatehouse.throttle.Limit;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.throttle.Throttles;
import dev.gatehouse.totp.Totps;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks codes of the second factor: a few a minute for each user, waiting longer after ten
 * failures in a row, and after a hundred no more (NIST SP 800-63B, section 3.2.2).
 *
 * <p>A failure is counted before the check and taken back after a success, in the database.
 */
public final class FactorChecks {
  static final int MOST_FAILURES = 100;
  static final Duration SHORT_WAIT = Duration.ofMinutes(1);
  static final Duration MEDIUM_WAIT = Duration.ofMinutes(5);
  static final Duration LONG_WAIT = Duration.ofMinutes(30);

  // the user hears of it when waiting begins, grows longer, and ends in a stop
  private static final Set<Integer> WORTH_A_MAIL = Set.of(10, 50, MOST_FAILURES);

  private final Foundation foundation;
  private final Limit limit;
  private final With with;
  private final FactorFailureRepository failures = new FactorFailureRepository();

  /** The services that checking needs. */
  public record With(
      Users users, Totps totps, RecoveryCodes codes, Throttles throttles, Outbox outbox) {}

  /** Makes the service. */
  public FactorChecks(Foundation foundation, SecondFactorSettings settings, With with) {
    this.foundation = foundation;
    this.limit = settings.codes();
    this.with = with;
  }

  /** Counts a failure, and says whether the code may be checked. */
  public FactorAdmission admit(UserId user, FactorCode code) {
    // one count for both kinds, or one would be guessed while the other is refused
    var rule = new Rule("second-factor", user.toString(), limit);
    return switch (with.throttles().admit(List.of(rule))) {
      case Admission.Refused(var retryAfter) -> new FactorAdmission.Throttled(retryAfter);
      case Admission.Admitted admitted -> count(user, kind(code), admitted);
    };
  }

  private FactorAdmission count(UserId user, String factor, Admission.Admitted admitted) {
    var now = foundation.now();
    return foundation
        .database()
        .write(transaction -> {
          var counted =
              failures.count(transaction, new FactorFailureRepository.Try(user, factor, now));
          counted
              .filter(WORTH_A_MAIL::contains)
              .ifPresent(number -> warn(transaction, user, number, now));
          return counted
              .<FactorAdmission>map(number -> new FactorAdmission.Admitted(admitted, user, factor))
              .orElseGet(() -> refusal(transaction, user, factor, now));
        });
  }

  private FactorAdmission refusal(
      Transaction transaction, UserId user, String factor, Instant now) {
    var row = failures.find(transaction.handle(), user, factor).orElseThrow();
    return row.failures() >= MOST_FAILURES
        ? new FactorAdmission.Stopped()
        : new FactorAdmission.Throttled(Duration.between(now, row.nextTryAt()));
  }

  private void warn(Transaction transaction, UserId user, int number, Instant now) {
    var known = with.users().get(transaction, user).orElseThrow();
    var values = Map.of("failures", Integer.toString(number));
    var mail = new Mail(known.email().typed(), "second-factor-failures", known.language(), values);
    with.outbox().queue(transaction, mail, now, user.value());
  }

  /** Uses the code up and forgets the failures before it; false when it is none. */
  public boolean pass(Transaction transaction, UserId user, FactorCode code, Instant now) {
    var right =
        switch (code) {
          case FactorCode.Totp(var typed) -> with.totps().accept(transaction, user, typed, now);
          case FactorCode.Recovery(var typed) -> with.codes().use(transaction, user, typed);
        };
    if (right) {
      failures.clear(transaction, user, kind(code));
    }
    return right;
  }

  /** What a code is worth where one is wanted of those who have a second factor. */
  public enum Worth {
    /** The code was right, and is used up; or there is no second factor. */
    ENOUGH,
    /** There is a second factor, and no code. */
    NEEDED,
    /** The code is none. */
    WRONG
  }

  /** Says what the code of the user is worth, and uses it up if it is right. */
  public Worth prove(Transaction transaction, User user, Optional<FactorCode> code, Instant now) {
    if (user.secondFactorAt().isEmpty()) {
      return Worth.ENOUGH;
    }
    return code.map(given -> pass(transaction, user.id(), given, now) ? Worth.ENOUGH : Worth.WRONG)
        .orElse(Worth.NEEDED);
  }

  /** Takes back what was counted for a code that passed, or was not checked after all. */
  public void settle(FactorAdmission.Admitted admitted) {
    // or whoever has a session could bring its user to the hundredth failure without a guess
    foundation
        .database()
        .write(transaction -> failures.takeBack(transaction, admitted.user(), admitted.factor()));
    with.throttles().refund(admitted.slots());
  }

  /** Forgets every failure of the user, whose factor is set up anew or gone. */
  void forget(Transaction transaction, UserId user) {
    failures.clear(transaction, user);
  }

  private static String kind(FactorCode code) {
    return switch (code) {
      case FactorCode.Totp totp -> "totp";
      case FactorCode.Recovery recovery -> "recovery";
    };
  }
}
