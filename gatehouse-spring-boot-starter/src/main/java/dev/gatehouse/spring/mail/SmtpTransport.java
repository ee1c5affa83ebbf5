package dev.gatehouse.spring.mail;

import dev.gatehouse.spi.Mail;
import dev.gatehouse.spi.MailTransport;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Sends mails by the mail server that {@code spring.mail.*} names. */
final class SmtpTransport implements MailTransport {
  private final Letters letters;
  private final JavaMailSender sender;

  SmtpTransport(Letters letters, JavaMailSender sender) {
    this.letters = letters;
    this.sender = sender;
  }

  @Override
  public void send(Mail mail) throws IOException {
    try {
      var blank = sender.createMimeMessage();
      sender.send(letters.message(mail, blank.getSession()));
    } catch (MessagingException | MailException failure) {
      throw new IOException("the mail server did not take the mail", cause(failure));
    }
  }

  // what Spring reports of a mail has the reason beside it, not as its cause
  private static Exception cause(Exception failure) {
    return failure instanceof MailSendException report && report.getMessageExceptions().length > 0
        ? report.getMessageExceptions()[0]
        : failure;
  }
}
