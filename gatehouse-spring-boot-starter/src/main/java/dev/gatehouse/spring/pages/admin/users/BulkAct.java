package dev.gatehouse.spring.pages.admin.users;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done to several users at once. */
enum BulkAct {
  /** None of them can sign in any more. */
  DEACTIVATE,
  /** Each of them can sign in again. */
  REACTIVATE,
  /** Their addresses count as confirmed. */
  CONFIRM,
  /** They are signed out everywhere. */
  END_SESSIONS;

  /** The name in a form and in the keys of the texts. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<BulkAct> named(String code) {
    return Stream.of(values()).filter(act -> act.code().equals(code)).findFirst();
  }
}
