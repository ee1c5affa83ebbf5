package dev.gatehouse.server.mailbox;

import dev.gatehouse.spi.Mail;
import dev.gatehouse.spi.MailTransport;
import dev.gatehouse.spring.mail.Letters;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Keeps mails in a folder instead of sending them: what the embedded default does until a mail
 * server is set. Each is a file that mail programs open, and whole from the moment it is there.
 */
public final class MailFolder implements MailTransport {
  private static final String MAIL = ".eml";
  private static final int MOST_SHOWN = 100;

  // nothing that leads out of the folder
  private static final Pattern NAME = Pattern.compile("[a-z-]{1,60}-[0-9a-f-]{36}");

  private final Path folder;
  private final Letters letters;

  /** Keeps them in the folder, which is there. */
  public MailFolder(Path folder, Letters letters) {
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
    Files.move(draft, folder.resolve(name + MAIL), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The latest mails, the newest first. */
  List<KeptMail> latest() throws IOException {
    var mails = new ArrayList<KeptMail>();
    for (var name : names()) {
      find(name).ifPresent(mails::add);
    }
    return mails;
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(MAIL))
          .sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed())
          .limit(MOST_SHOWN)
          .map(file -> file.getFileName().toString())
          .map(name -> name.substring(0, name.length() - MAIL.length()))
          .toList();
    }
  }

  /** The mail of that name; empty for anything else. */
  Optional<KeptMail> find(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(KeptMail.read(folder.resolve(name + MAIL), name));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }
}
