package dev.gatehouse.spring.pages;

import dev.gatehouse.spring.language.Languages;
import dev.gatehouse.spring.security.SignedInUser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Says when something was, in the language and the time zone of who looks at the page.
 *
 * @param zone the one that the user has chosen; without one it is UTC, and said to be
 */
public record Moments(Locale language, Optional<ZoneId> zone) {
  private static final int DAY_LENGTH = 10;

  /** As the request's user wants it. */
  public static Moments of(ServerRequest request) {
    var http = request.servletRequest();
    var zone =
        SignedInUser.of(http)
            .flatMap(signedIn -> signedIn.user().profile().timeZone())
            .flatMap(Moments::zone);
    return new Moments(Languages.of(http), zone);
  }

  // stored by a node whose Java may know more zones
  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  /**
   * When the day begins that a form names, such as {@code 2026-03-01}; empty for what is no day.
   */
  public Optional<Instant> startOf(String day) {
    try {
      return Optional.of(day)
          .filter(typed -> typed.length() == DAY_LENGTH)
          .map(LocalDate::parse)
          .map(date -> date.atStartOfDay(zoneOrUtc()).toInstant());
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  /** The day of the instant, as a form names it. */
  public String day(Instant instant) {
    return instant.atZone(zoneOrUtc()).toLocalDate().toString();
  }

  /** The zone; UTC for who has chosen none. */
  public ZoneId zoneOrUtc() {
    return zone.orElse(ZoneOffset.UTC);
  }

  /** Day and time, in words. */
  public String words(Instant instant) {
    var words =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(language)
            .withDecimalStyle(DecimalStyle.of(language))
            .format(instant.atZone(zoneOrUtc()));
    return zone.isPresent() ? words : words + " UTC";
  }
}
