package dev.gatehouse.spring.mail;

/**
 * A mail in words. It may hold a live link, so it prints nothing of itself.
 *
 * @param subject one line
 * @param text the mail as plain text
 * @param html the mail as HTML
 */
record Letter(String subject, String text, String html) {
  @Override
  public String toString() {
    return "Letter[redacted]";
  }
}
