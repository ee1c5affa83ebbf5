package dev.gatehouse.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.password.Password;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.spi.MailTransport;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MailLogTest {
  @Test
  void saysWhyAMailWasNotSentWithoutTheAddressThatTheServerQuotes(CapturedOutput output)
      throws Exception {
    try (var door = SmtpDoor.refusing();
        var kit = Kit.on(TestDatabase.SQLITE)) {
      kit.registered("ada@example.org");
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  MailSenderAutoConfiguration.class, GatehouseMailAutoConfiguration.class))
          .withPropertyValues("spring.mail.host=127.0.0.1", "spring.mail.port=" + door.port())
          .run(context -> deliver(kit, context.getBean(MailTransport.class)));

      assertThat(door.heard()).anyMatch(line -> line.contains("quoted-victim@example.org"));
      assertThat(output.getAll())
          .contains("was not sent at try 1: IOException", "SMTPAddressFailedException")
          .doesNotContain("quoted-victim");
    }
  }

  private static void deliver(Kit kit, MailTransport transport) {
    try (var gatehouse =
        Gatehouse.on(kit.dataSource(), kit.keyRing())
            .settings(Kit.settings())
            .clock(kit.clock())
            .mail(transport)
            .open()) {
      var form = new RegistrationForm("quoted-victim@example.org", Password.of(Kit.PASSWORD), "en");
      gatehouse.registrations().register(form, kit.client());

      assertThat(gatehouse.outbox().deliverDue()).isZero();
    }
  }
}
