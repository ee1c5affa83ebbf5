package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.keys.KeyRing.State;
import dev.gatehouse.testing.Simultaneous;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key rings that change, and the files that they are in. */
class KeyRotationTest {
  private static final Pattern MATERIAL = Pattern.compile("\"value\": ?\"([^\"]+)\"");

  @TempDir Path folder;

  @Test
  void sealsWithAnAddedKeyOnlyOnceItIsPromoted() {
    var old = KeyRing.create();
    var added = old.add();
    var promoted = added.promote(newest(added));

    assertThat(added.primary()).isEqualTo(old.primary());
    assertThat(old.unseal(added.seal("a secret", "here"), "here")).contains("a secret");
    assertThat(promoted.primary()).isEqualTo(newest(added)).isNotEqualTo(old.primary());
    assertThat(old.unseal(promoted.seal("a secret", "here"), "here")).isEmpty();
    assertThat(added.unseal(promoted.seal("a secret", "here"), "here")).contains("a secret");
    assertThat(promoted.unseal(old.seal("a secret", "here"), "here")).contains("a secret");
    assertThat(old.keys()).hasSize(1);
  }

  @Test
  void opensNothingOfARetiredKey() {
    var old = KeyRing.create();
    var rotated = old.rotate();
    var retired = rotated.retire(old.primary());

    assertThat(retired.keys()).containsExactly(new KeyRing.Key(rotated.primary(), State.PRIMARY));
    assertThat(retired.unseal(rotated.seal("a secret", "here"), "here")).contains("a secret");
    assertThat(retired.unseal(old.seal("a secret", "here"), "here")).isEmpty();
  }

  @Test
  void keepsItsPrimaryKeyAndKnowsNoOther() {
    var ring = KeyRing.create();
    var unknown = new KeyId(ring.primary().number() + 1);

    assertThatThrownBy(() -> ring.retire(ring.primary())).hasMessageContaining("primary");
    assertThatThrownBy(() -> ring.retire(unknown)).hasMessageContaining("no key " + unknown);
    assertThatThrownBy(() -> ring.promote(unknown)).hasMessageContaining("no key " + unknown);
  }

  @Test
  void tellsItsKeysAndNotWhatTheyAre() {
    var ring = KeyRing.create().rotate().add();
    var keys = ring.keys();

    assertThat(keys)
        .extracting(KeyRing.Key::state)
        .containsExactly(State.READY, State.PRIMARY, State.READY);
    assertThat(ring.opening()).hasSize(3);
    assertThat(KeyRing.parse(ring.reveal()).keys()).isEqualTo(keys);
    assertThat(ring.reveal()).contains("\"keyId\":" + ring.primary());
    assertThat(material(ring)).hasSize(3).noneMatch(keys.toString()::contains);
  }

  @Test
  void isPutOutOfUseByToolsOfTink() {
    var ring = KeyRing.create().add();
    var added = newest(ring);
    var text = ring.reveal();
    int at = text.lastIndexOf("ENABLED");
    var disabled = KeyRing.parse(text.substring(0, at) + "DIS" + text.substring(at + 2));

    assertThat(disabled.keys()).contains(new KeyRing.Key(added, State.DISABLED));
    assertThat(disabled.opening()).containsExactly(ring.primary());
    assertThatThrownBy(() -> disabled.promote(added)).hasMessageContaining("disabled");
    assertThat(disabled.retire(added).keys()).hasSize(1);
  }

  @Test
  void holdsKeysOfOneKindWithIdsOfTheirOwn() {
    var ring = KeyRing.create().add();
    var nameless = ring.reveal().replace("TINK", "RAW");
    var twins = ring.reveal().replace("\"keyId\":" + newest(ring), "\"keyId\":" + ring.primary());

    assertThatThrownBy(() -> KeyRing.parse(nameless)).hasMessageContaining("AES-256-GCM");
    assertThatThrownBy(() -> KeyRing.parse(twins)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsTheIdsThatItWrites() {
    for (int number : new int[] {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThat(KeyId.parse(new KeyId(number).toString())).contains(new KeyId(number));
    }
    for (var text : new String[] {"", "-1", "+1", "4294967296", "99999999999999", "x", "1 "}) {
      assertThat(KeyId.parse(text)).isEmpty();
    }
  }

  @Test
  void tellsWhichKeyHasSealedAText() {
    for (int i = 0; i < 100; i++) {
      var ring = KeyRing.create();
      var sealed = ring.seal("", "");

      assertThat(KeyId.of(sealed)).contains(ring.primary());
      assertThat(KeyId.of(sealed.substring(0, KeyId.BEGINNING))).contains(ring.primary());
      assertThat(ring.primary().beginnings()).contains(sealed.substring(0, KeyId.BEGINNING));
    }
    assertThat(KeyRing.create().primary().beginnings()).hasSize(4);
    for (var text : new String[] {"", "AQ", "AAAAAAAA", "no base64", "********"}) {
      assertThat(KeyId.of(text)).isEmpty();
    }
  }

  @Test
  void changesInItsFileAndStaysPrivate() throws Exception {
    var file = folder.resolve("key-ring.json");
    var old = KeyRing.loadOrCreate(file);

    var changed = KeyRing.change(file, KeyRing::rotate);

    assertThat(KeyRing.loadOrCreate(file).keys()).isEqualTo(changed.keys()).hasSize(2);
    assertThat(changed.unseal(old.seal("a secret", "here"), "here")).contains("a secret");
    try (var files = Files.list(folder)) {
      assertThat(files.toList())
          .containsExactlyInAnyOrder(file, folder.resolve("key-ring.json.lock"))
          .allMatch(each -> permissions(each).equals("rw-------"));
    }
  }

  @Test
  void keepsThePermissionsAndTheLinkOfItsFile() throws Exception {
    var file = Files.createDirectory(folder.resolve("mounted")).resolve("key-ring.json");
    KeyRing.loadOrCreate(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    var link = Files.createSymbolicLink(folder.resolve("key-ring.json"), file);

    KeyRing.change(link, KeyRing::add);

    assertThat(link).isSymbolicLink();
    assertThat(permissions(file)).isEqualTo("r--r-----");
    assertThat(KeyRing.loadOrCreate(file).keys()).hasSize(2);
  }

  @Test
  void staysAsItIsWhenAChangeIsRefused() throws Exception {
    var file = folder.resolve("key-ring.json");
    var text = KeyRing.loadOrCreate(file).reveal();

    assertThatThrownBy(() -> KeyRing.change(file, ring -> ring.retire(ring.primary())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KeyRing.change(folder.resolve("absent.json"), KeyRing::add))
        .isInstanceOf(IOException.class);

    assertThat(file).hasContent(text);
    assertThat(folder.resolve("absent.json")).doesNotExist();
  }

  @Test
  void losesNoKeyOfTwentyThatAreAddedAtOnceAndIsNeverThereByHalf() throws Exception {
    var file = folder.resolve("key-ring.json");
    KeyRing.loadOrCreate(file);
    var done = new AtomicBoolean();
    Callable<Integer> reader =
        () -> {
          int least = 1;
          while (!done.get()) {
            int size = KeyRing.parse(Files.readString(file)).keys().size();
            assertThat(size).isGreaterThanOrEqualTo(least);
            least = size;
          }
          return least;
        };
    Callable<Integer> writers =
        () -> {
          Callable<KeyRing> add = () -> KeyRing.change(file, KeyRing::add);
          try {
            return Simultaneous.run(Collections.nCopies(20, add)).size();
          } finally {
            done.set(true);
          }
        };

    Simultaneous.run(List.of(reader, writers));

    assertThat(KeyRing.loadOrCreate(file).keys()).extracting(KeyRing.Key::id).hasSize(21);
  }

  private static KeyId newest(KeyRing ring) {
    return ring.keys().getLast().id();
  }

  private static List<String> material(KeyRing ring) {
    var found = new ArrayList<String>();
    MATERIAL.matcher(ring.reveal()).results().forEach(value -> found.add(value.group(1)));
    return found;
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException failure) {
      return failure.toString();
    }
  }
}
