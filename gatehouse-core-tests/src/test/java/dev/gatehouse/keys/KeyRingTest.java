package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.testing.Simultaneous;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
  @Test
  void unsealsWhatItSealed() {
    var ring = KeyRing.create();

    assertThat(ring.unseal(ring.seal("a secret", "here"), "here")).contains("a secret");
  }

  @Test
  void sealsTheSameTextDifferentlyEachTime() {
    var ring = KeyRing.create();

    assertThat(ring.seal("a secret", "here")).isNotEqualTo(ring.seal("a secret", "here"));
  }

  @Test
  void opensNothingInAnotherPlaceOrWithAnotherRingOrChanged() {
    var ring = KeyRing.create();
    var sealed = ring.seal("a secret", "here");
    var changed =
        sealed.substring(0, 20) + (sealed.charAt(20) == 'A' ? 'B' : 'A') + sealed.substring(21);

    assertThat(ring.unseal(sealed, "there")).isEmpty();
    assertThat(KeyRing.create().unseal(sealed, "here")).isEmpty();
    assertThat(ring.unseal(changed, "here")).isEmpty();
    assertThat(ring.unseal("", "here")).isEmpty();
    assertThat(ring.unseal("no base64 at all!", "here")).isEmpty();
  }

  @Test
  void readsBackItsOwnText() {
    var ring = KeyRing.create();
    var sealed = ring.seal("a secret", "here");

    assertThat(KeyRing.parse(ring.reveal()).unseal(sealed, "here")).contains("a secret");
  }

  @Test
  void refusesTextThatIsNoKeyRing() {
    for (var text : new String[] {"", "{}", "null", "not a key ring", "{\"primaryKeyId\":1}"}) {
      assertThatThrownBy(() -> KeyRing.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void isMadeInAFileThatOnlyItsOwnerReads(@TempDir Path folder) throws Exception {
    var file = folder.resolve("key-ring.json");

    var sealed = KeyRing.loadOrCreate(file).seal("a secret", "here");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(KeyRing.loadOrCreate(file).unseal(sealed, "here")).contains("a secret");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void isOneOnlyWhenManyStartAtOnce(@TempDir Path folder) throws Exception {
    var file = folder.resolve("key-ring.json");
    Callable<String> load = () -> KeyRing.loadOrCreate(file).reveal();

    var rings = Simultaneous.run(Collections.nCopies(20, load));

    assertThat(rings).hasSize(20).containsOnly(Files.readString(file));
  }

  @Test
  void neverPrintsItself() {
    assertThat(KeyRing.create().toString()).isEqualTo("[redacted]");
  }
}
