package dev.gatehouse.spring.api.account;

import dev.gatehouse.password.Weakness;
import dev.gatehouse.spring.web.Refusal.Fault;
import java.util.List;

/** What can be wrong with the fields of more than one endpoint. */
public final class Faults {
  private Faults() {}

  /** That a text is no e-mail address. */
  public static Fault malformedEmail() {
    return new Fault("email", "email-malformed", "This is no e-mail address.");
  }

  /** Why a password will not do. */
  public static List<Fault> of(String field, List<Weakness> weaknesses) {
    return weaknesses.stream().map(weakness -> fault(field, weakness)).toList();
  }

  private static Fault fault(String field, Weakness weakness) {
    return switch (weakness) {
      case TOO_SHORT -> new Fault(field, "password-too-short", "The password is too short.");
      case TOO_LONG -> new Fault(field, "password-too-long", "The password is too long.");
      case COMMON ->
          new Fault(field, "password-common", "The password is one of those tried first.");
      case BREACHED -> new Fault(field, "password-breached", "The password has leaked somewhere.");
      case GUESSABLE -> new Fault(field, "password-guessable", "The password is easy to guess.");
      case UNCHANGED -> new Fault(field, "password-unchanged", "It is the present password.");
    };
  }
}
