package dev.gatehouse.password;

import java.time.Duration;
import java.util.List;

/** What came of judging and hashing a user's next password. */
public sealed interface Preparation {
  /** It will do, and this is to be stored. */
  record Prepared(PasswordHash hash) implements Preparation {}

  /** It will not do; show the reasons. */
  record Rejected(List<Weakness> weaknesses) implements Preparation {
    /** Keeps its own copy of the reasons. */
    public Rejected {
      weaknesses = List.copyOf(weaknesses);
    }
  }

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements Preparation {}
}
