package dev.gatehouse.spring;

import org.jspecify.annotations.Nullable;

/** Says why the application does not start, and what to do about it. */
final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String action;

  StartRefused(String description, String action, @Nullable Throwable cause) {
    super(description, cause);
    this.action = action;
  }

  String action() {
    return action;
  }
}
