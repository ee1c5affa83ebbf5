package dev.gatehouse.server.mailbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Properties;

/**
 * A mail in the folder.
 *
 * @param name by which it is asked for
 * @param at when it was put there
 * @param to the address
 * @param subject one line
 * @param text the mail as plain text; it may hold a live link
 * @param html the mail as HTML
 */
record KeptMail(String name, Instant at, String to, String subject, String text, String html) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  static KeptMail read(Path file, String name) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var message = new MimeMessage(Session.getInstance(new Properties()), in);
      var parts = (Multipart) message.getContent();
      return new KeptMail(
          name,
          Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS),
          message.getHeader("To", ", "),
          message.getSubject(),
          text(parts.getBodyPart(0)),
          text(parts.getBodyPart(1)));
    } catch (MessagingException | ClassCastException noMailOfOurs) {
      throw new IOException("no mail of ours", noMailOfOurs);
    }
  }

  /** When it was put there, to the minute. */
  public String time() {
    return TIME.format(at);
  }

  private static String text(BodyPart part) throws IOException, MessagingException {
    return part.getContent().toString().replace("\r\n", "\n");
  }

  @Override
  public String toString() {
    return "KeptMail[redacted]";
  }
}
