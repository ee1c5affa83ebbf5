package dev.gatehouse.spring.pages.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Days of a form, such as {@code 2026-03-01}, in UTC. */
public final class Days {
  private static final int LENGTH = 10;

  private Days() {}

  /** When the day begins; empty for what is no day. */
  public static Optional<Instant> startOf(String text) {
    return day(text).map(Days::start);
  }

  /** When it is over. */
  public static Optional<Instant> endOf(String text) {
    return day(text).map(day -> start(day.plusDays(1)));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(text).filter(typed -> typed.length() == LENGTH).map(LocalDate::parse);
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }
}
