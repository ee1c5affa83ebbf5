package dev.gatehouse.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.HostApplication;
import dev.gatehouse.testing.PostgresServer;
import dev.gatehouse.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {
  private static final String NO_BEAN = "host.key-ring=none";

  @TempDir Path folder;

  @Test
  void saysHowToMakeAKeyRingWhenThereIsNone(CapturedOutput output) {
    refuses(NO_BEAN);

    assertThat(output)
        .contains("Gatehouse has no key ring: gatehouse.key-ring is not set.")
        .contains("dev.gatehouse.spring.NewKeyRing")
        .contains("Then set gatehouse.key-ring=file:/etc/gatehouse/key-ring.json")
        .doesNotContain("\tat ");
  }

  @Test
  void saysWhichKeyRingCannotBeRead(CapturedOutput output) {
    refuses(NO_BEAN, "gatehouse.key-ring=file:" + folder.resolve("absent.json"));

    assertThat(output).contains("cannot read the key ring").contains("absent.json");
  }

  @Test
  void saysWhichKeyRingIsNone(CapturedOutput output) throws IOException {
    var file = Files.writeString(folder.resolve("broken.json"), "{}");

    refuses(NO_BEAN, "gatehouse.key-ring=file:" + file);

    assertThat(output).contains("broken.json").contains("is no key ring");
  }

  @Test
  void saysWhichPlaceDatabaseIsNone(CapturedOutput output) throws IOException {
    var file = Files.writeString(folder.resolve("city.mmdb"), "no such thing");

    refuses("gatehouse.place.database=" + file);

    assertThat(output)
        .contains("the place database " + file + " cannot be read")
        .contains("gatehouse.place.database")
        .doesNotContain("\tat ");
  }

  @Test
  void startsWithTheKeyRingOfTheCommandLineAndRefusesAnother(CapturedOutput output)
      throws IOException {
    var url = "spring.datasource.url=" + PostgresServer.started().newDatabaseUrl();
    var file = folder.resolve("key-ring.json");
    NewKeyRing.main(new String[] {file.toString()});
    var other = folder.resolve("other.json");
    Files.writeString(other, KeyRing.create().reveal());

    try (var host =
        Host.start(TestDatabase.POSTGRESQL, url, NO_BEAN, "gatehouse.key-ring=file:" + file)) {
      assertThat(host.gatehouse().users().first()).isEmpty();
    }
    Host.refuses(
        HostApplication.class,
        TestDatabase.POSTGRESQL,
        url,
        NO_BEAN,
        "spring.sql.init.mode=never",
        "gatehouse.key-ring=file:" + other);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(output).contains("the key ring is not the one this database was sealed with");
  }

  @Test
  void saysThatThereIsNoDataSource(CapturedOutput output) {
    Host.refuses(HostApplication.class, TestDatabase.POSTGRESQL, "spring.datasource.url=");

    assertThat(output)
        .contains("Gatehouse needs a DataSource, and there is none to use")
        .contains("Set spring.datasource.url");
  }

  @Test
  void saysThatTheDatabaseCannotBeReached(CapturedOutput output) {
    Host.refuses(
        HostApplication.class,
        TestDatabase.POSTGRESQL,
        "spring.datasource.url=jdbc:postgresql://localhost:1/none",
        "spring.datasource.hikari.connection-timeout=1000");

    assertThat(output)
        .contains("Gatehouse cannot use the database")
        .contains("Connection refused")
        .contains("Check that the database runs");
  }

  @Test
  void saysThatASqliteDataSourceIsNotSafe(CapturedOutput output) {
    Host.refuses(
        HostApplication.class,
        TestDatabase.POSTGRESQL,
        "spring.datasource.url=jdbc:sqlite:" + folder.resolve("unsafe.db"));

    assertThat(output)
        .contains("needs journal_mode=WAL")
        .contains("SqliteDataSources.open(file) makes one");
  }

  @Test
  void warnsOfHashesThatAreForTests(CapturedOutput output) {
    try (var quick = Host.start(TestDatabase.SQLITE)) {
      assertThat(quick.gatehouse().users().first()).isEmpty();
    }
    assertThat(output).contains("passwords are hashed at cost 4, which is for tests");
  }

  @Test
  void warnsOfNoOtherHashes(CapturedOutput output) {
    try (var host = Host.start(TestDatabase.SQLITE, "gatehouse.password.cost=10")) {
      assertThat(host.gatehouse().users().first()).isEmpty();
    }
    assertThat(output).doesNotContain("passwords are hashed at cost");
  }

  @Test
  void refusesACostThatProtectsNobody(CapturedOutput output) {
    for (var cost : new String[] {"5", "9", "17", "31"}) {
      refuses("gatehouse.password.cost=" + cost);
    }

    assertThat(output).contains("A setting of Gatehouse will not do", "cost is 10 to 16");
  }

  private static void refuses(String... properties) {
    Host.refuses(HostApplication.class, TestDatabase.SQLITE, properties);
  }
}
