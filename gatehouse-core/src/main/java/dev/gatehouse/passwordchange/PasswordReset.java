package dev.gatehouse.passwordchange;

import dev.gatehouse.password.Weakness;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.List;

/** What came of setting a password by a mailed link, or by the token of a held sign-in. */
public sealed interface PasswordReset {
  /** Done; every session has ended, every link is void; a mailed one has confirmed the address. */
  record Done(UserId user) implements PasswordReset {}

  /** The new password will not do; show the reasons. The link still lives. */
  record Rejected(List<Weakness> weaknesses) implements PasswordReset {
    /** Keeps its own copy of the reasons. */
    public Rejected {
      weaknesses = List.copyOf(weaknesses);
    }
  }

  /** The link is unknown, used, run out, or void. */
  record Dead() implements PasswordReset {}

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements PasswordReset {}
}
