package dev.gatehouse.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.spi.MailTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The mails, handed over to mail servers that are met by TLS. */
class MailTlsTest {
  private static final String PASSWORD = "changeit";
  private static final String STARTTLS = "spring.mail.properties.mail.smtp.starttls.";
  private static final List<String> MUST_START_TLS =
      List.of(STARTTLS + "enable=true", STARTTLS + "required=true");

  @TempDir static Path folder;

  private static GreenMail server;
  private static SSLContext named;
  private static SSLContext misnamed;

  @BeforeAll
  static void startTheMailServers() throws Exception {
    named = tls("named", "ip:127.0.0.1");
    misnamed = tls("misnamed", "dns:elsewhere.example");
    System.setProperty("greenmail.tls.keystore.file", folder.resolve("named.p12").toString());
    server =
        new GreenMail(
            new ServerSetup[] {
              ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.SMTPS.dynamicPort()
            });
    server.start();
  }

  @AfterAll
  static void stopTheMailServers() {
    server.stop();
    System.clearProperty("greenmail.tls.keystore.file");
  }

  @Test
  void areHandedOverByTlsFromTheStart() throws Exception {
    send(server.getSmtps().getPort(), trusting("named", "spring.mail.ssl.enabled=true"));

    assertThat(received("tls@example.org")).isEqualTo(1);
  }

  @Test
  void areNotHandedOverToWhoseCertificateIsNotTrusted() {
    for (var settings :
        List.of(
            List.of("spring.mail.ssl.enabled=true"),
            trusting("misnamed", "spring.mail.ssl.enabled=true"))) {
      assertThatThrownBy(() -> send(server.getSmtps().getPort(), settings))
          .isInstanceOf(IOException.class)
          .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
    }
  }

  @Test
  void areHandedOverByStartTls() throws Exception {
    try (var door = SmtpDoor.demandingStartTls(named, server.getSmtp().getPort())) {
      send(door.port(), trusting("named", MUST_START_TLS));

      assertThat(received("tls@example.org")).isEqualTo(1);
      assertThat(door.heard()).hasSize(2).last().isEqualTo("STARTTLS");
    }
  }

  @Test
  void areNotHandedOverByStartTlsToWhoseCertificateIsNotTrusted() throws Exception {
    try (var door = SmtpDoor.demandingStartTls(named, server.getSmtp().getPort())) {
      assertThatThrownBy(() -> send(door.port(), MUST_START_TLS))
          .isInstanceOf(IOException.class)
          .hasStackTraceContaining(SSLException.class.getPackageName());

      assertThat(door.heard()).noneMatch(line -> line.contains("tls@example.org"));
    }
  }

  @Test
  void areNotHandedOverToWhoseCertificateNamesAnother() throws Exception {
    try (var door = SmtpDoor.demandingStartTls(misnamed, server.getSmtp().getPort())) {
      assertThatThrownBy(() -> send(door.port(), trusting("misnamed", MUST_START_TLS)))
          .isInstanceOf(IOException.class);

      assertThat(received("tls@example.org")).isZero();
    }
  }

  @Test
  void areNotHandedOverInTheClearWhereStartTlsIsRequired() {
    assertThatThrownBy(() -> send(server.getSmtp().getPort(), MUST_START_TLS))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("STARTTLS is required");

    assertThat(received("tls@example.org")).isZero();
  }

  // the control: without the setting, a server without it gets the mail
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void areHandedOverInTheClearWhereItIsNot(boolean enabled) throws Exception {
    send(server.getSmtp().getPort(), List.of(STARTTLS + "enable=" + enabled));

    assertThat(received("tls@example.org")).isEqualTo(1);
  }

  private static void send(int port, List<String> settings) throws IOException {
    var failures = new ArrayList<IOException>();
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                SslAutoConfiguration.class,
                MailSenderAutoConfiguration.class,
                GatehouseMailAutoConfiguration.class))
        .withPropertyValues("spring.mail.host=127.0.0.1", "spring.mail.port=" + port)
        .withPropertyValues(settings.toArray(String[]::new))
        .run(context -> {
          try {
            var mail = new Mail("tls@example.org", "password-changed", "en", Map.of());
            context.getBean(MailTransport.class).send(mail);
          } catch (IOException failure) {
            failures.add(failure);
          }
        });
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  private static int received(String address) {
    int count = server.getReceivedMessagesForDomain(address).length;
    try {
      server.purgeEmailFromAllMailboxes();
    } catch (com.icegreen.greenmail.store.FolderException failure) {
      throw new IllegalStateException(failure);
    }
    return count;
  }

  private static List<String> trusting(String name, String setting) {
    return trusting(name, List.of(setting));
  }

  private static List<String> trusting(String name, List<String> settings) {
    var all = new ArrayList<>(settings);
    all.add("spring.mail.ssl.bundle=mail");
    all.add("spring.ssl.bundle.jks.mail.truststore.location=file:" + folder.resolve(name + ".p12"));
    all.add("spring.ssl.bundle.jks.mail.truststore.password=" + PASSWORD);
    all.add("spring.ssl.bundle.jks.mail.truststore.type=PKCS12");
    return all;
  }

  /** A key of its own with a certificate for that name, in a file of its own. */
  private static SSLContext tls(String name, String subject) throws Exception {
    var file = folder.resolve(name + ".p12");
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                tool,
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=" + subject,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(made.waitFor()).isZero();
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
