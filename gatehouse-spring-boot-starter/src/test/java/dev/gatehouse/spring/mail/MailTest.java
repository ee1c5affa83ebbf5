package dev.gatehouse.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.spi.MailTransport;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The mails, handed over in a real SMTP dialogue. */
class MailTest {
  private static final GreenMail SERVER = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

  private static final String TOKEN = "mEbXr1o2u5fH2vYk4wq8Gm0l3nS7tQ9cZxVbA6dJpKs";

  @BeforeAll
  static void startTheMailServer() {
    SERVER.start();
  }

  @AfterAll
  static void stopTheMailServer() {
    SERVER.stop();
  }

  @Test
  void reachTheMailServerAsTextAndHtml() throws Exception {
    var received = send(mail("confirm-email", "en", Map.of("token", TOKEN)));

    assertThat(received.getSubject()).isEqualTo("Confirm your e-mail address");
    assertThat(received.getFrom()[0]).hasToString("Otters <accounts@example.org>");
    assertThat(received.getAllRecipients()[0]).hasToString("Ada@example.org");
    assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    var link = "https://accounts.example.org/account/confirm?token=" + TOKEN;
    assertThat(part(received, 0)).contains("\n" + link).doesNotContain("<");
    assertThat(part(received, 1)).contains("<a href=\"" + link + "\"", ">Confirm address</a>");
  }

  @ParameterizedTest
  @CsvSource({
    "en, Your password was changed",
    "en-GB, Your password was changed",
    "de, Ihr Passwort wurde geändert",
    "de-AT, Ihr Passwort wurde geändert",
    "fr, Votre mot de passe a été changé",
    "ja, Your password was changed"
  })
  void speakTheLanguageOfTheUser(String language, String subject) throws Exception {
    assertThat(send(mail("password-changed", language, Map.of())).getSubject()).isEqualTo(subject);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "confirm-email",
        "already-registered",
        "reset-password",
        "invitation",
        "password-changed",
        "magic-link",
        "username-changed",
        "password-assigned",
        "new-device",
        "second-factor-on",
        "second-factor-off",
        "second-factor-removed",
        "recovery-codes-renewed",
        "recovery-code-used",
        "second-factor-failures",
        "roles-changed",
        "deactivated",
        "deactivated-until",
        "deactivation-over",
        "reactivated",
        "avatar-removed-by-admin",
        "confirmed-by-admin",
        "unconfirmed-by-admin",
        "sessions-ended-by-admin",
        "confirm-email-change",
        "address-taken",
        "address-kept",
        "email-changed",
        "email-left",
        "email-change-undone",
        "deletion-requested",
        "deletion-scheduled",
        "deletion-undone",
        "account-deleted"
      })
  void areCompleteInEveryLanguage(String template) throws Exception {
    var values = new HashMap<>(Map.of("token", TOKEN, "before", "User", "after", "Admin"));
    values.putAll(
        Map.of("reason", "spam", "count", "2", "device", "Firefox", "address", "192.0.2.1"));
    values.putAll(
        Map.of("account", "a@b.c", "at", "2026-01-01T00:00:00Z", "left", "9", "failures", "10"));
    values.putAll(Map.of("due", "2026-02-01T00:00:00Z", "inviter", "Ada"));
    values.put("until", "2026-03-01T00:00:00Z");
    for (var language : new String[] {"en", "de", "fr"}) {
      var received = send(mail(template, language, values));

      assertThat(received.getSubject()).isNotBlank();
      assertThat(part(received, 0)).doesNotContain("{", "}");
      assertThat(part(received, 1)).contains("lang=\"" + language + "\"").doesNotContain(" th:");
    }
  }

  @Test
  void sayWhoInvitesAndWhereTo() throws Exception {
    var values = Map.of("inviter", "Ada", "site", "evil.example", "due", "2026-02-01T10:04:33Z");

    assertThat(part(send(mail("invitation", "en", values)), 0))
        .contains("Ada has invited you to have an account at accounts.example.org.")
        .contains("until 2026-02-01 10:04 UTC.");
  }

  @ParameterizedTest
  @CsvSource({
    "de, Firefox, Linux, Firefox unter Linux",
    "fr, Firefox, Linux, Firefox sous Linux",
    "en, Firefox, Linux, Firefox on Linux",
    "de, 'curl/8.1 {token}', '', 'curl/8.1 {token}'",
    "de, '', '', ein unbekanntes Programm"
  })
  void nameTheDeviceInTheirLanguage(String language, String program, String system, String words)
      throws Exception {
    var values =
        Map.of(
            "device",
            "?",
            "program",
            program,
            "system",
            system,
            "address",
            "192.0.2.1",
            "at",
            "2026-01-01T00:00:00Z",
            "token",
            TOKEN);

    assertThat(part(send(mail("new-device", language, values)), 0))
        .contains(": " + words + ", ")
        .doesNotContain(TOKEN);
  }

  @Test
  void tellTimesToTheMinute() throws Exception {
    var values = Map.of("token", TOKEN, "due", "2026-02-01T10:04:33.517Z");

    var received = send(mail("deletion-requested", "en", values));

    assertThat(part(received, 0)).contains("at 2026-02-01 10:04 UTC.");
  }

  @Test
  void showMarkupAsText() throws Exception {
    var received =
        send(mail("deactivated", "en", Map.of("reason", "<a href='https://evil.example'>x</a>")));

    assertThat(part(received, 1)).contains("&lt;a href=").doesNotContain("<a href=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=https://evil.example>x</a>",
        "x\r\nBcc: eve@example.org\r\n\r\nhttps://evil.example",
        "x\u2028https://evil.example\u2029\u0085",
        "%0d%0aBcc: eve@example.org",
        "{token}",
        "$0 \\0 ${7*7} [[${7*7}]] __${7*7}__"
      })
  void showWhatUsersTypedAsOneLineOfText(String typed) throws Exception {
    var kinds = new String[] {"confirm-email-change", "deactivated", "roles-changed", "invitation"};
    for (var kind : kinds) {
      var values =
          new HashMap<>(
              Map.of(
                  "token", TOKEN, "account", typed, "reason", typed, "before", typed, "after",
                  typed));
      values.putAll(
          Map.of("inviter", typed, "due", "2026-02-01T00:00:00Z", "site", "evil.example"));
      var received = send(mail(kind, "en", values));

      assertThat(received.getAllRecipients()).hasSize(1);
      assertThat(received.getHeader("Bcc")).isNull();
      assertThat(part(received, 0).lines()).noneMatch(line -> line.startsWith("https://evil"));
      assertThat(part(received, 0)).doesNotContain("\u2028", "\u2029", "49");
      assertThat(part(received, 1))
          .doesNotContain("<a href=https://evil", "<a href=\"https://evil");
      assertThat(part(received, 0).split(TOKEN, -1).length).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void leadToTheBaseUrlAndNowhereElse() throws Exception {
    var base = "https://accounts.example.org/account/";
    var pages =
        Map.of(
            "confirm-email", "confirm?token=" + TOKEN,
            "reset-password", "reset?token=" + TOKEN,
            "invitation", "invitation?token=" + TOKEN,
            "confirm-email-change", "email/confirm?token=" + TOKEN,
            "email-changed", "email/undo?token=" + TOKEN,
            "address-taken", "sign-in");
    for (var page : pages.entrySet()) {
      var received = send(mail(page.getKey(), "en", Map.of("token", TOKEN, "account", "a@b.c")));

      assertThat(part(received, 0)).contains("\n" + base + page.getValue() + "\n");
      assertThat(part(received, 1)).contains("href=\"" + base + page.getValue() + "\"");
    }
  }

  @Test
  void takeNoLineBreakInAnAddress() {
    assertThatThrownBy(
            () -> new Mail("ada@example.org\r\nBcc: eve@example.org", "x", "en", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void areNotSentWhenTheMailServerIsDown() {
    runner(1)
        .run(context ->
            assertThatThrownBy(() ->
                    context
                        .getBean(MailTransport.class)
                        .send(mail("password-changed", "en", Map.of())))
                .isInstanceOf(IOException.class));
  }

  @Test
  void needASenderThatIsAnAddress() {
    assertThatThrownBy(() -> new MailProperties("no address at all"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gatehouse.mail.from");
  }

  private static Mail mail(String template, String language, Map<String, String> values) {
    return new Mail("Ada@example.org", template, language, values);
  }

  private static MimeMessage send(Mail mail) {
    runner(SERVER.getSmtp().getPort())
        .run(context -> context.getBean(MailTransport.class).send(mail));
    var received = SERVER.getReceivedMessages();
    return received[received.length - 1];
  }

  private static ApplicationContextRunner runner(int port) {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MailSenderAutoConfiguration.class, GatehouseMailAutoConfiguration.class))
        .withPropertyValues(
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=" + port,
            "gatehouse.base-url=https://accounts.example.org",
            "gatehouse.mail.from=Otters <accounts@example.org>");
  }

  private static String part(MimeMessage message, int number) throws Exception {
    var parts = (MimeMultipart) message.getContent();
    return parts.getBodyPart(number).getContent().toString().replace("\r\n", "\n");
  }
}
