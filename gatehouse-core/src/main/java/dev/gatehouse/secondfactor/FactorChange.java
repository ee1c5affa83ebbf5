package dev.gatehouse.secondfactor;

import dev.gatehouse.recovery.RecoveryCode;
import dev.gatehouse.session.OpenSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of switching the second factor on or off, or of renewing its recovery codes. */
public sealed interface FactorChange {
  /**
   * Done; all other sessions have ended, and no device is trusted any more.
   *
   * @param codes the new recovery codes, known now and never again; none when it was switched off
   * @param renewed the session that goes on, under a new token
   */
  record Changed(List<RecoveryCode> codes, Optional<OpenSession> renewed) implements FactorChange {
    /** Keeps its own copy of the codes. */
    public Changed {
      codes = List.copyOf(codes);
    }
  }

  /** The code is wrong, early, late or used; nobody learns which. */
  record WrongCode() implements FactorChange {}

  /** There is nothing to change: no setup of that id waits, or the second factor is not on. */
  record NotOn() implements FactorChange {}

  /** A credential has changed since the password was confirmed. */
  record Outdated() implements FactorChange {}

  /** Too many wrong codes; try again after that time. */
  record Throttled(Duration retryAfter) implements FactorChange {}

  /** A hundred wrong codes in a row: this kind of code is not taken until it is set up anew. */
  record Stopped() implements FactorChange {}
}
