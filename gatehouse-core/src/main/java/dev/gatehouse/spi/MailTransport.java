package dev.gatehouse.spi;

import java.io.IOException;

/**
 * Writes and sends one mail; the outbox calls it from its worker, never inside a request.
 *
 * <p>It returns when the next hop has taken responsibility for the mail. The outbox tries again,
 * later and later, after an exception.
 */
@FunctionalInterface
public interface MailTransport {
  /**
   * Sends the mail.
   *
   * @throws IOException when the mail could not be handed over; it will be tried again
   */
  void send(Mail mail) throws IOException;
}
