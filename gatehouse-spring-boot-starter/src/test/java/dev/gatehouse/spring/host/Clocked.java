package dev.gatehouse.spring.host;

import dev.gatehouse.testing.MovableClock;
import dev.gatehouse.testing.TestDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The application with a clock that can be moved, since a code is good once in half a minute.
 *
 * <p>No configuration by its annotation, or the plain application would find it beside itself.
 */
@Import(HostApplication.class)
public class Clocked {
  @Bean
  MovableClock clock() {
    return new MovableClock();
  }

  /** One of its own on SQLite, with these properties. */
  public static Host start(String... properties) {
    return Host.start(Clocked.class, TestDatabase.SQLITE, properties);
  }
}
