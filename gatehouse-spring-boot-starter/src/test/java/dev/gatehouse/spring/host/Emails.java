package dev.gatehouse.spring.host;

import java.util.concurrent.atomic.AtomicInteger;

/** Addresses that nobody has registered yet. */
public final class Emails {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private Emails() {}

  /** One of them. */
  public static String fresh() {
    return "user" + NUMBERS.incrementAndGet() + "@example.org";
  }
}
