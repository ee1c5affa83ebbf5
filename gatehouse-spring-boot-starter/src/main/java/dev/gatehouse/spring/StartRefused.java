package dev.gatehouse.spring;

import org.jspecify.annotations.Nullable;

/** Says why the application does not start, and what to do about it. */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String action;

  /** Says what is wrong and what to do; the cause is for the debug log. */
  public StartRefused(String description, String action, @Nullable Throwable cause) {
    super(description, cause);
    this.action = action;
  }

  /** What to do about it. */
  public String action() {
    return action;
  }
}
