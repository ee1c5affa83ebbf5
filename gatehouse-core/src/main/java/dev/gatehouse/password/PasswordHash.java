package dev.gatehouse.password;

/** The hash of a password as the database keeps it, naming algorithm and cost. It never prints. */
public final class PasswordHash {
  private final String text;

  PasswordHash(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
