package dev.gatehouse.testing;

import dev.gatehouse.spi.Mail;
import dev.gatehouse.spi.MailTransport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A mail server that keeps what it is given, and can be out of order. */
public final class SentMails implements MailTransport {
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final AtomicBoolean broken = new AtomicBoolean();

  @Override
  public void send(Mail mail) throws IOException {
    if (broken.get()) {
      throw new IOException("the mail server is out of order");
    }
    mails.add(mail);
  }

  /** Every mail sent so far, the first one first. */
  public List<Mail> all() {
    return List.copyOf(mails);
  }

  /** Puts the mail server out of order, or in order again. */
  public void broken(boolean isBroken) {
    broken.set(isBroken);
  }
}
