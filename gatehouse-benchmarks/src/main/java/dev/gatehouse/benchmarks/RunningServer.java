package dev.gatehouse.benchmarks;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.password.Password;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.server.GatehouseServer;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.PostgresServer;
import dev.gatehouse.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The server as it is delivered, with an owner and any number of users and events. */
final class RunningServer implements AutoCloseable {
  static final String OWNER = "owner@example.com";

  private final ConfigurableApplicationContext context;

  private RunningServer(List<String> settings) {
    this.context = SpringApplication.run(GatehouseServer.class, settings.toArray(String[]::new));
  }

  static RunningServer with(TestDatabase database, int users) throws IOException, SQLException {
    var settings =
        Stream.concat(
                Stream.of(
                    "--server.port=0",
                    "--spring.main.banner-mode=off",
                    "--logging.level.root=error"),
                on(database).stream())
            .toList();
    try (var server = new RunningServer(settings);
        var connection = server.context.getBean(DataSource.class).getConnection()) {
      var form = new RegistrationForm(OWNER, Password.of(Kit.PASSWORD), "en");
      var client = new Client(ClientAddress.parse("127.0.0.1").orElseThrow(), "Bench/1.0");
      server.gatehouse().registrations().register(form, client);
      CrowdedTables.grow(connection, database, users);
      CrowdedTables.record(connection);
      CrowdedTables.open(connection, database);
      CrowdedTables.write(connection);
    }
    var server = new RunningServer(settings);
    try (var connection = server.context.getBean(DataSource.class).getConnection()) {
      CrowdedTables.settle(connection, database);
    }
    return server;
  }

  private static List<String> on(TestDatabase database) throws IOException {
    var folder = Files.createTempDirectory("gatehouse-bench");
    return switch (database) {
      case SQLITE -> List.of("--gatehouse.data-dir=" + folder);
      case POSTGRESQL ->
          List.of(
              "--spring.datasource.url=" + PostgresServer.started().newDatabaseUrl(),
              "--gatehouse.key-ring=" + keyRing(folder).toUri(),
              "--spring.mail.host=127.0.0.1");
    };
  }

  private static Path keyRing(Path folder) throws IOException {
    var file = folder.resolve("key-ring.json");
    KeyRing.loadOrCreate(file);
    return file;
  }

  Gatehouse gatehouse() {
    return context.getBean(Gatehouse.class);
  }

  String address() {
    return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
  }

  @Override
  public void close() {
    context.close();
  }
}
