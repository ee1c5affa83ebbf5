package dev.gatehouse.spring.pages.admin;

import dev.gatehouse.spring.pages.Moments;
import java.time.Instant;
import java.util.Optional;

/** Says when something was, to people and to machines. */
public record When(Moments moments) {
  /** The moment, in words and exactly. */
  public record Moment(String words, String exact) {}

  /** That moment. */
  public Moment of(Instant instant) {
    return new Moment(moments.words(instant), instant.toString());
  }

  /** That moment; empty words for none. */
  public Moment of(Optional<Instant> instant) {
    return instant.map(this::of).orElseGet(() -> new Moment("", ""));
  }
}
