package dev.gatehouse.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spi.Mail;
import dev.gatehouse.spi.MailTransport;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.HostApplication;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

class WorkerTest {
  private static final BlockingQueue<Mail> MAILS = new LinkedBlockingQueue<>();

  @Test
  void sendsWhatIsQueuedByItselfInTheLanguageOfTheBrowser() throws InterruptedException {
    try (var host = Host.start(WithQueue.class, TestDatabase.SQLITE)) {
      Visitor.at(host)
          .registered("ada@example.org")
          .with("Accept-Language", "de-CH, en;q=0.5")
          .registered("bob@example.org");

      var mail = MAILS.poll(30, TimeUnit.SECONDS);

      assertThat(mail)
          .extracting(Mail::to, Mail::template, Mail::language)
          .containsExactly("bob@example.org", "confirm-email", "de-CH");
    }
  }

  /** The same application with another mail server. */
  @Import(HostApplication.class)
  static class WithQueue {
    @Bean
    @Primary
    MailTransport queue() {
      return MAILS::add;
    }
  }
}
