package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.SqliteDataSources;
import dev.gatehouse.keys.KeyId;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class KeysCommandTest {
  private static final String PASSWORD = "tumbling otters by moonlight";
  private static final String ADA = "ada@example.org";

  @TempDir Path folder;

  @Test
  void changesTheKeyOfAServerThatGoesOnWorking(CapturedOutput output) throws Exception {
    var file = folder.resolve("data/key-ring.json");
    try (var server = ServerProcess.start(folder)) {
      assertThat(new Http(server.address()).register(ADA, PASSWORD)).isEqualTo(202);
      assertThat(keys("rotate", file)).isZero();
      assertThat(server.terminate()).isEqualTo(143);
    }
    var rotated = read(file);
    var old = rotated.keys().getFirst().id().toString();

    try (var server = ServerProcess.start(folder)) {
      var http = new Http(server.address());
      var dataDir = "--gatehouse.data-dir=" + folder.resolve("data");
      assertThat(keys("retire", file, old, dataDir)).isEqualTo(1);
      assertThat(output).contains("Key " + old + " still seals").contains("run keys reseal first");
      assertThat(keys("reseal", dataDir)).isZero();
      assertThat(output).contains("The primary key seals everything now.");
      assertThat(keys("retire", file, old, dataDir)).isZero();
      assertThat(http.register("bob@example.org", PASSWORD)).isEqualTo(202);
      assertThat(server.terminate()).isEqualTo(143);
    }

    assertThat(read(file).keys()).extracting(KeyRing.Key::id).containsExactly(rotated.primary());
    try (var server = ServerProcess.start(folder)) {
      assertThat(new Http(server.address()).token(ADA, PASSWORD)).isNotEmpty();
    }
    assertThat(output).doesNotContain("\"value\"").doesNotContain("\tat ");
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void finishesWhatAKilledOneHasBegun() throws Exception {
    var data = Files.createDirectory(folder.resolve("data"));
    var file = data.resolve("key-ring.json");
    var old = KeyRing.loadOrCreate(file);
    try (var source = SqliteDataSources.open(data.resolve("accounts.db"))) {
      Gatehouse.on(source, old).open().close();
      fill(source, old);
      var promoted = KeyRing.change(file, KeyRing::rotate);
      long kept = killedHalfWay(source, promoted);

      try (var again = ServerProcess.start(folder, "keys", "reseal")) {
        assertThat(again.exitStatus()).isZero();
        assertThat(again.output())
            .contains("gatehouse_outbox: " + (ROWS - kept) + " sealed anew")
            .contains("The primary key seals everything now.");
      }
      try (var alone = Gatehouse.on(source, promoted.retire(old.primary())).open()) {
        assertThat(alone.sealedValues().keys()).containsExactly(promoted.primary());
        assertThat(alone.sealedValues().counts().get(promoted.primary())).isGreaterThan(ROWS);
      }
    }
  }

  private static final int ROWS = 20_000;

  private long killedHalfWay(DataSource source, KeyRing promoted) throws Exception {
    try (var node = Gatehouse.on(source, promoted).open();
        var command = ServerProcess.start(folder, "keys", "reseal")) {
      long begun = promotedRows(node, promoted);
      while (promotedRows(node, promoted) < begun + 200) {
        Thread.onSpinWait();
      }
      command.kill();
      long others = node.sealedValues().counts().getOrDefault(promoted.keys().getFirst().id(), 0L);
      assertThat(others).isBetween(1L, ROWS - 100L);
      return ROWS - others;
    }
  }

  private static long promotedRows(Gatehouse node, KeyRing promoted) {
    return node.sealedValues().counts().getOrDefault(promoted.primary(), 0L);
  }

  private static void fill(DataSource source, KeyRing ring) throws SQLException {
    try (var connection = source.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into gatehouse_outbox (id, sealed, queued_at, due_at, tries)"
                    + " values (?, ?, 1, 9000000000000, 0)")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < ROWS; i++) {
        var id = UUID.randomUUID().toString();
        insert.setString(1, id);
        insert.setString(2, ring.seal("{}", "gatehouse_outbox " + id));
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  @Test
  void losesNoKeyWhenItIsCalledThreeTimesAtOnce() throws Exception {
    var file = folder.resolve("keys.json");
    KeyRing.loadOrCreate(file);
    var commands = new ArrayList<ServerProcess>();
    for (int i = 0; i < 3; i++) {
      commands.add(ServerProcess.start(folder, "keys", "add", file.toString()));
    }

    for (var command : commands) {
      assertThat(command.exitStatus()).isZero();
      command.close();
    }

    assertThat(read(file).keys()).hasSize(4);
  }

  @Test
  void namesTheKeysAndShowsNoneOfThem(CapturedOutput output) throws Exception {
    var file = folder.resolve("keys.json");
    assertThat(keys("create", file)).isZero();
    assertThat(keys("add", file)).isZero();
    var added = read(file).keys().getLast().id();
    assertThat(keys("promote", file, added)).isZero();
    assertThat(keys("list", file)).isZero();

    assertThat(read(file).primary()).isEqualTo(added);
    assertThat(output)
        .containsPattern(added + " +opens")
        .containsPattern(added + " +primary: seals and opens")
        .doesNotContain("value", "AesGcm");
  }

  @Test
  void refusesWhatWouldLoseSomething(CapturedOutput output) throws Exception {
    var file = folder.resolve("keys.json");
    var text = KeyRing.loadOrCreate(file).reveal();
    var primary = read(file).primary();

    assertThat(keys("retire", file, primary)).isEqualTo(1);
    assertThat(output).contains("key " + primary + " is the primary key");
    assertThat(keys("retire", file, new KeyId(primary.number() + 1))).isEqualTo(1);
    assertThat(keys("promote", file, "x")).isEqualTo(1);
    assertThat(output).contains("no key " + new KeyId(primary.number() + 1), "x is no id of a key");
    assertThat(keys("add", folder.resolve("absent.json"))).isEqualTo(1);
    assertThat(output).contains("There is no file " + folder.resolve("absent.json"));
    Files.writeString(folder.resolve("other.json"), "{}");
    assertThat(keys("list", folder.resolve("other.json"))).isEqualTo(1);
    assertThat(output).contains("this is no key ring").doesNotContain("\tat ");
    assertThat(file).hasContent(text);
  }

  @Test
  void isMisusedByTooFewWordsTooManyOrSettingsThatNothingReads(CapturedOutput output) {
    assertThat(keys()).isEqualTo(2);
    assertThat(keys("add")).isEqualTo(2);
    assertThat(keys("list", "a", "b")).isEqualTo(2);
    assertThat(keys("reseal", "a")).isEqualTo(2);
    assertThat(keys("list", "a", "--gatehouse.data-dir=b")).isEqualTo(2);
    assertThat(output).contains("Usage: keys create <file>");
  }

  @Test
  void makesNoDatabaseToLookInto(CapturedOutput output) {
    var data = folder.resolve("data");

    assertThat(keys("reseal", "--gatehouse.data-dir=" + data)).isEqualTo(1);

    assertThat(output).contains("There is no database in the data folder " + data);
    assertThat(data).doesNotExist();
  }

  @Test
  void asksNoDatabaseThatNobodyUses(CapturedOutput output) throws Exception {
    var file = folder.resolve("keys.json");
    KeyRing.loadOrCreate(file);
    var old = KeyRing.change(file, KeyRing::rotate).keys().getFirst().id();
    var url = "--spring.datasource.url=" + PostgresServer.started().newDatabaseUrl();

    assertThat(keys("retire", file, old, url)).isEqualTo(1);
    assertThat(output).contains("This database has no users");
    assertThat(read(file).keys()).hasSize(2);

    var other = folder.resolve("other.json");
    KeyRing.loadOrCreate(other);
    assertThat(keys("reseal", url, "--gatehouse.key-ring=file:" + other)).isEqualTo(1);
    assertThat(output)
        .contains("the key ring is not the one this database was sealed with: it lacks key")
        .doesNotContain("\tat ");
  }

  private static int keys(Object... arguments) {
    return KeysCommand.run(List.of(arguments).stream().map(Object::toString).toList());
  }

  private static KeyRing read(Path file) throws Exception {
    return KeyRing.parse(Files.readString(file));
  }

  private static String permissions(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
