package dev.gatehouse.testing;

import dev.gatehouse.recovery.RecoveryCode;
import dev.gatehouse.user.User;
import java.util.List;

/**
 * A user with a second factor.
 *
 * @param user the user
 * @param phone makes the codes
 * @param codes the recovery codes
 */
public record Enrolled(User user, Authenticator phone, List<RecoveryCode> codes) {
  /** Keeps its own copy of the codes. */
  public Enrolled {
    codes = List.copyOf(codes);
  }

  /** One of the recovery codes as the user reads it. */
  public String recoveryCode(int number) {
    return codes.get(number).reveal();
  }
}
