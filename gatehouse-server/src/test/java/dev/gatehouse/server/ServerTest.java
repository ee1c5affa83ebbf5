package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
  private static final String PASSWORD = "tumbling otters by moonlight";

  @TempDir Path folder;

  @Test
  void keepsUsersAndSessionsOverARestartInItsDataFolder() throws Exception {
    var token = "";
    try (var server = ServerProcess.start(folder)) {
      var http = new Http(server.address());
      assertThat(http.register("ada@example.org", PASSWORD)).isEqualTo(202);
      token = http.token("ada@example.org", PASSWORD);
      assertThat(server.output()).contains("Everything is kept in " + folder.resolve("data"));
      assertThat(server.terminate()).isEqualTo(143);
    }

    try (var server = ServerProcess.start(folder)) {
      var http = new Http(server.address());

      assertThat(http.whoAmI(token).statusCode()).isEqualTo(200);
      assertThat(http.whoAmI(token).body()).contains("ada@example.org", "Owner");
      assertThat(http.token("ada@example.org", PASSWORD)).isNotEmpty();
    }
  }

  @Test
  void putsMailsIntoItsDataFolderUntilAMailServerIsSet() throws Exception {
    try (var server = ServerProcess.start(folder)) {
      var http = new Http(server.address());
      http.register("ada@example.org", PASSWORD);
      http.register("bob@example.org", PASSWORD);
      var mails = folder.resolve("data/mail");

      await(() -> names(mails).anyMatch(name -> name.endsWith(".eml")));

      assertThat(names(mails)).singleElement().asString().startsWith("confirm-email-");
      assertThat(permissions(mails)).isEqualTo("rwx------");
    }
  }

  @Test
  void letsNobodyElseReadItsDataFolder() throws Exception {
    try (var server = ServerProcess.start(folder)) {
      server.address();
      var data = folder.resolve("data");

      assertThat(permissions(data)).isEqualTo("rwx------");
      assertThat(permissions(data.resolve("key-ring.json"))).isEqualTo("rw-------");
      assertThat(permissions(data.resolve("accounts.db"))).isEqualTo("rw-------");
      assertThat(permissions(data.resolve("accounts.db-wal"))).isEqualTo("rw-------");
    }
  }

  @Test
  void makesTheFilesOfAnExistingDataFolderPrivateAgain() throws Exception {
    var data = folder.resolve("data");
    try (var server = ServerProcess.start(folder)) {
      server.address();
      server.terminate();
    }
    var open = PosixFilePermissions.fromString("rw-rw-r--");
    Files.setPosixFilePermissions(data.resolve("key-ring.json"), open);
    Files.setPosixFilePermissions(data.resolve("accounts.db"), open);

    try (var server = ServerProcess.start(folder)) {
      server.address();

      assertThat(permissions(data.resolve("key-ring.json"))).isEqualTo("rw-------");
      assertThat(permissions(data.resolve("accounts.db"))).isEqualTo("rw-------");
    }
  }

  @Test
  void refusesADataFolderInWhichEverybodyMayWrite() throws Exception {
    var data = Files.createDirectory(folder.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));

    try (var server = ServerProcess.start(folder)) {
      assertThat(server.exitStatus()).isEqualTo(1);
      assertThat(server.output())
          .contains("Everybody may write in the data folder " + data)
          .doesNotContain("\tat ");
      assertThat(data).isEmptyDirectory();
    }
  }

  @Test
  void saysThatItsDataFolderCannotBeUsed() throws Exception {
    Files.writeString(folder.resolve("data"), "a file stands where the folder should be");

    try (var server = ServerProcess.start(folder)) {
      assertThat(server.exitStatus()).isEqualTo(1);
      assertThat(server.output())
          .contains("The data folder " + folder.resolve("data") + " cannot be used")
          .contains("gatehouse.data-dir")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void saysThatItsKeyRingIsNone() throws Exception {
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data/key-ring.json"), "");

    try (var server = ServerProcess.start(folder)) {
      assertThat(server.exitStatus()).isEqualTo(1);
      assertThat(server.output()).contains("key-ring.json is no key ring").doesNotContain("\tat ");
    }
  }

  @Test
  void refusesADatabaseWhoseKeyRingIsGone() throws Exception {
    try (var server = ServerProcess.start(folder)) {
      server.address();
      server.terminate();
    }
    Files.delete(folder.resolve("data/key-ring.json"));

    try (var server = ServerProcess.start(folder)) {
      assertThat(server.exitStatus()).isEqualTo(1);
      assertThat(server.output())
          .contains("is gone", "Put key-ring.json back")
          .doesNotContain("\tat ");
      assertThat(folder.resolve("data/key-ring.json")).doesNotExist();
    }
  }

  @Test
  void runsOnPostgresqlWithAKeyRingMadeByItsCommand() throws Exception {
    var keyRing = folder.resolve("keys.json");
    try (var command = ServerProcess.start(folder, "keys", "create", keyRing.toString())) {
      assertThat(command.exitStatus()).isZero();
      assertThat(permissions(keyRing)).isEqualTo("rw-------");
    }

    var url = "--spring.datasource.url=" + PostgresServer.started().newDatabaseUrl();
    try (var server = ServerProcess.start(folder, url, "--gatehouse.key-ring=file:" + keyRing)) {
      var http = new Http(server.address());
      assertThat(http.register("ada@example.org", PASSWORD)).isEqualTo(202);
      var token = http.token("ada@example.org", PASSWORD);

      assertThat(http.whoAmI(token).body()).contains("Owner");
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void refusesPostgresqlWithoutAKeyRingAndSaysHowToMakeOne() throws Exception {
    var url = "--spring.datasource.url=" + PostgresServer.started().newDatabaseUrl();

    try (var server = ServerProcess.start(folder, url)) {
      assertThat(server.exitStatus()).isEqualTo(1);
      assertThat(server.output())
          .contains("gatehouse.key-ring is not set")
          .contains("keys create")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void saysThatItsDatabaseIsDown() throws Exception {
    var keyRing = folder.resolve("keys.json");
    KeyRing.loadOrCreate(keyRing);

    try (var server =
        ServerProcess.start(
            folder,
            "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/nowhere",
            "--spring.datasource.hikari.connection-timeout=1000",
            "--gatehouse.key-ring=file:" + keyRing)) {
      assertThat(server.exitStatus()).isEqualTo(1);
      assertThat(server.output())
          .contains("Gatehouse cannot use the database")
          .contains("Check that the database runs")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void neverWritesOverAKeyRing() throws Exception {
    var keyRing = Files.writeString(folder.resolve("keys.json"), "precious");

    try (var command = ServerProcess.start(folder, "keys", "create", keyRing.toString())) {
      assertThat(command.exitStatus()).isEqualTo(1);
      assertThat(command.output()).contains("stays as it is");
      assertThat(keyRing).hasContent("precious");
    }
  }

  @Test
  void saysHowItsCommandIsUsed() throws Exception {
    try (var command = ServerProcess.start(folder, "keys", "destroy")) {
      assertThat(command.exitStatus()).isEqualTo(2);
      assertThat(command.output()).contains("Usage: keys create <file>");
    }
  }

  private static Stream<String> names(Path folder) {
    return Stream.of(Objects.requireNonNull(folder.toFile().list()));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
  }

  private static String permissions(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
