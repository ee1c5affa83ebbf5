package dev.gatehouse.spring.pages.admin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

/** Says when something was, in words and in UTC. */
public record Moments(Locale language) {
  /** The moment, for people and for machines. */
  public record Moment(String words, String exact) {}

  /** That moment. */
  public Moment of(Instant instant) {
    var words =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(language)
            .format(instant.atOffset(ZoneOffset.UTC));
    return new Moment(words + " UTC", instant.toString());
  }

  /** That moment; empty words for none. */
  public Moment of(Optional<Instant> instant) {
    return instant.map(this::of).orElseGet(() -> new Moment("", ""));
  }
}
