package dev.gatehouse.spring.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who the mails come from.
 *
 * @param from the sender, an address or a name with an address, such as Accounts
 *     &lt;accounts@example.org&gt;
 */
@ConfigurationProperties("gatehouse.mail")
public record MailProperties(@DefaultValue("Accounts <accounts@localhost>") String from) {
  /** Checks that the sender is an address. */
  public MailProperties {
    sender(from);
  }

  InternetAddress sender() {
    return sender(from);
  }

  private static InternetAddress sender(String from) {
    try {
      return new InternetAddress(from, true);
    } catch (AddressException noAddress) {
      throw new IllegalArgumentException(
          "gatehouse.mail.from is an address, or a name and an address in angle brackets",
          noAddress);
    }
  }
}
