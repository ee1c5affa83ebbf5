package dev.gatehouse.spring.pages;

import dev.gatehouse.password.Weakness;
import dev.gatehouse.spring.web.Problem;
import java.time.Duration;
import java.util.List;

/**
 * What is wrong with a form.
 *
 * @param field the id of the field that the summary leads to
 * @param code the key of the text, after {@code fault.}
 * @param detail what the text names: a number of seconds, minutes or hours until the next try, or
 *     the label of a field
 */
public record FormFault(String field, String code, Object detail) {
  private static final long MOST = 120;

  /** A fault whose text says it all. */
  public static FormFault of(String field, String code) {
    return new FormFault(field, code, "");
  }

  /** That it is to be tried again after that time, said in a number that people can grasp. */
  static FormFault later(String field, Problem problem, Duration wait) {
    long seconds = wait.plusNanos(999_999_999).toSeconds();
    long minutes = Math.ceilDiv(seconds, 60);
    if (seconds < MOST) {
      return new FormFault(field, problem.code(), seconds);
    }
    return minutes < MOST
        ? new FormFault(field, problem.code() + "-minutes", minutes)
        : new FormFault(field, problem.code() + "-hours", Math.ceilDiv(minutes, 60));
  }

  /** Why a password will not do. */
  public static List<FormFault> of(String field, List<Weakness> weaknesses) {
    return weaknesses.stream().map(weakness -> of(field, code(weakness))).toList();
  }

  private static String code(Weakness weakness) {
    return switch (weakness) {
      case TOO_SHORT -> "password-too-short";
      case TOO_LONG -> "password-too-long";
      case COMMON -> "password-common";
      case BREACHED -> "password-breached";
      case GUESSABLE -> "password-guessable";
      case UNCHANGED -> "password-unchanged";
    };
  }
}
