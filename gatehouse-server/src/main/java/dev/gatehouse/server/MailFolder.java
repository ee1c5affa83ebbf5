package dev.gatehouse.server;

import dev.gatehouse.spi.Mail;
import dev.gatehouse.spi.MailTransport;
import dev.gatehouse.spring.mail.Letters;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Keeps mails in a folder instead of sending them: what the embedded default does until a mail
 * server is set. Each is a file that mail programs open, and whole from the moment it is there.
 */
final class MailFolder implements MailTransport {
  private final Path folder;
  private final Letters letters;

  MailFolder(Path folder, Letters letters) {
    this.folder = folder;
    this.letters = letters;
  }

  @Override
  public void send(Mail mail) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      letters.message(mail).writeTo(bytes);
    } catch (MessagingException failure) {
      throw new IOException("the mail could not be written", failure);
    }
    var name = mail.template() + "-" + UUID.randomUUID();
    var draft = Files.write(folder.resolve(name + ".draft"), bytes.toByteArray());
    Files.move(draft, folder.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
  }
}
