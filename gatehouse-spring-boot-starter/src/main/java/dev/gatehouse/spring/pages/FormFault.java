package dev.gatehouse.spring.pages;

import dev.gatehouse.password.Weakness;
import java.util.List;

/**
 * What is wrong with a form.
 *
 * @param field the id of the field that the summary leads to
 * @param code the key of the text, after {@code fault.}
 * @param detail what the text names: whole seconds until the next try, or the label of a field
 */
public record FormFault(String field, String code, String detail) {
  /** A fault whose text says it all. */
  public static FormFault of(String field, String code) {
    return new FormFault(field, code, "");
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
