package dev.gatehouse.spring.host;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.spring.mail.Letters;
import dev.gatehouse.testing.PostgresServer;
import dev.gatehouse.testing.SentMails;
import dev.gatehouse.testing.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** The application, running on a free port. */
public final class Host implements AutoCloseable {
  private static final Pattern LINK = Pattern.compile("http://\\S+(/account/\\S+)");
  private static final Map<TestDatabase, Host> SHARED = new EnumMap<>(TestDatabase.class);

  private final ConfigurableApplicationContext context;

  private Host(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** The one that all tests on the database share; it is stopped when they end. */
  public static synchronized Host shared(TestDatabase database) {
    return SHARED.computeIfAbsent(database, Host::start);
  }

  /** One of its own, with these properties besides; a later one counts. */
  public static Host start(TestDatabase database, String... properties) {
    return start(HostApplication.class, database, properties);
  }

  /** One of its own from that class. */
  public static Host start(Class<?> application, TestDatabase database, String... properties) {
    return start(new SpringApplication(application), database, properties);
  }

  /** One of its own whose files in that folder of the class path come before ours. */
  public static Host withFilesIn(String folder, String... properties) {
    var files = Objects.requireNonNull(Host.class.getResource(folder));
    var loader = new DefaultResourceLoader(new OwnFiles(files));
    var application = new SpringApplication(loader, HostApplication.class);
    return start(application, TestDatabase.SQLITE, properties);
  }

  private static Host start(
      SpringApplication application, TestDatabase database, String... properties) {
    var arguments = new LinkedHashMap<String, String>();
    var defaults =
        List.of(
            "server.port=0",
            "server.address=127.0.0.1",
            "spring.main.banner-mode=off",
            "gatehouse.password.cost=4",
            "gatehouse.password.queue=1000",
            "gatehouse.trusted-proxies=127.0.0.1",
            "spring.sql.init.platform=" + database.name().toLowerCase(Locale.ROOT),
            database(database));
    Stream.concat(defaults.stream(), Stream.of(properties))
        .forEach(property ->
            arguments.put(property.substring(0, property.indexOf('=')), "--" + property));
    return new Host(application.run(arguments.values().toArray(String[]::new)));
  }

  /** Has it refuse to start. */
  public static void refuses(Class<?> application, TestDatabase database, String... properties) {
    try (var started = start(application, database, properties)) {
      throw new AssertionError("it started at " + started.port());
    } catch (RuntimeException refused) {
      // what is said about it is on the console
    }
  }

  private static String database(TestDatabase database) {
    return switch (database) {
      case SQLITE -> "host.sqlite=" + file();
      case POSTGRESQL -> "spring.datasource.url=" + PostgresServer.started().newDatabaseUrl();
    };
  }

  private static String file() {
    try {
      var file = Files.createTempDirectory("gatehouse-host").resolve("host.db");
      file.toFile().deleteOnExit();
      return file.toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The address of the path. */
  public URI at(String path) {
    return URI.create("http://localhost:" + port() + path);
  }

  /** The port it listens on. */
  public int port() {
    return Integer.parseInt(
        String.valueOf(context.getEnvironment().getProperty("local.server.port")));
  }

  /** The bean of that type. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** The beans of that type, by name. */
  public <T> Map<String, T> beansOf(Class<T> type) {
    return context.getBeansOfType(type);
  }

  /** Its user accounts. */
  public Gatehouse gatehouse() {
    return bean(Gatehouse.class);
  }

  /** Its mail server. */
  public SentMails mails() {
    return bean(SentMails.class);
  }

  /** The token in the newest mail of that name to the address. */
  public String mailedToken(String template, String email) {
    return String.valueOf(mailed(template, email).values().get("token"));
  }

  /** Where the link of the latest such mail leads, as a mail program shows it. */
  public String mailedLink(String template, String email) {
    try {
      var message = bean(Letters.class).message(mailed(template, email));
      var parts = (MimeMultipart) message.getContent();
      var link = LINK.matcher(String.valueOf(parts.getBodyPart(0).getContent()));
      if (link.find()) {
        return at(link.group(1)).toString();
      }
      throw new IllegalStateException("no link in the mail " + template);
    } catch (MessagingException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The newest mail of that name to the address. */
  public Mail mailed(String template, String email) {
    var deadline = Instant.now().plusSeconds(10);
    while (Instant.now().isBefore(deadline)) {
      gatehouse().outbox().deliverDue();
      var found =
          mails().all().reversed().stream()
              .filter(mail -> mail.to().equals(email) && mail.template().equals(template))
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      // the application's own worker may be about to hand it over
      Thread.onSpinWait();
    }
    throw new IllegalStateException("no mail " + template + " to " + email);
  }

  @Override
  public void close() {
    context.close();
  }

  /** Finds the files of an application before those of its libraries. */
  private static final class OwnFiles extends URLClassLoader {
    private OwnFiles(URL files) {
      super(new URL[] {files}, Host.class.getClassLoader());
    }

    @Override
    public @Nullable URL getResource(String name) {
      var own = findResource(name);
      return own == null ? super.getResource(name) : own;
    }
  }
}
