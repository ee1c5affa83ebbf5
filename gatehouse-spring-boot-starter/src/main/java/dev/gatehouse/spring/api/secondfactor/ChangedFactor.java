package dev.gatehouse.spring.api.secondfactor;

import dev.gatehouse.recovery.RecoveryCode;
import dev.gatehouse.secondfactor.FactorChange;
import java.util.List;
import java.util.Optional;

/**
 * That the second factor has been changed, as JSON.
 *
 * @param recoveryCodes the new recovery codes, told now and never again
 * @param token what replaces the token presented; not there for a browser, nor if the session ended
 *     meanwhile
 */
record ChangedFactor(String status, List<String> recoveryCodes, Optional<String> token) {
  ChangedFactor {
    recoveryCodes = List.copyOf(recoveryCodes);
  }

  static ChangedFactor of(String status, FactorChange.Changed changed, boolean inCookie) {
    return new ChangedFactor(
        status,
        changed.codes().stream().map(RecoveryCode::reveal).toList(),
        changed.renewed().filter(opened -> !inCookie).map(opened -> opened.token().reveal()));
  }

  /** Says what was done, and neither codes nor token. */
  @Override
  public String toString() {
    return "ChangedFactor[" + status + "]";
  }
}
