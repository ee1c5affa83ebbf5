package dev.gatehouse.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The keys that seal what the database must hold but nobody may read there.
 *
 * <p>A Tink keyset of AES-256-GCM keys, written as Tink's JSON. The primary key of it seals; every
 * key in it unseals, by the key id in the sealed text. A key ring never changes: what changes it
 * makes another. It never prints itself.
 */
public final class KeyRing {
  private static final Configuration FORMAT = AeadConfig2026.get();
  private static final Parameters KIND = PredefinedAeadParameters.AES256_GCM;

  private final KeysetHandle keyset;
  private final Aead aead;

  private KeyRing(KeysetHandle keyset) throws GeneralSecurityException {
    this.keyset = keyset;
    this.aead = keyset.getPrimitive(FORMAT, Aead.class);
    requireKindAndIds();
  }

  // the id must be in what a key seals, and no other key may have it
  private void requireKindAndIds() throws GeneralSecurityException {
    for (int i = 0; i < keyset.size(); i++) {
      if (!keyset.getAt(i).getKey().getParameters().equals(KIND)) {
        throw new GeneralSecurityException("a key is not for AES-256-GCM, or has no id");
      }
    }
    if (keys().stream().map(Key::id).distinct().count() < keyset.size()) {
      throw new GeneralSecurityException("two keys have the same id");
    }
  }

  /** A key, without what it opens by. */
  public record Key(KeyId id, State state) {}

  /** What a key does. */
  public enum State {
    /** It seals, and opens what it has sealed: one key of each key ring does. */
    PRIMARY,
    /** It opens what it has sealed, on this node or another. */
    READY,
    /** It does nothing; only Tink's own tools put keys into this state. */
    DISABLED
  }

  /** Makes a key ring with one new key. */
  public static KeyRing create() {
    try {
      return new KeyRing(KeysetHandle.generateNew(KIND, FORMAT));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("a key ring could not be made", failure);
    }
  }

  /**
   * Reads a key ring from its text.
   *
   * @throws IllegalArgumentException when the text is no key ring
   */
  public static KeyRing parse(String json) {
    try {
      return new KeyRing(
          TinkJsonProtoKeysetFormat.parseKeyset(json, FORMAT, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException | IllegalStateException failure) {
      throw new IllegalArgumentException("this is no key ring: " + failure.getMessage(), failure);
    }
  }

  /**
   * Reads the key ring in the file, or makes one there that only the file's owner can read.
   *
   * <p>Of several programs that start at once on an empty folder, one makes the file and all read
   * it.
   *
   * @throws IOException when the file can be neither read nor made
   * @throws IllegalArgumentException when the file holds no key ring
   */
  public static KeyRing loadOrCreate(Path file) throws IOException {
    if (Files.notExists(file)) {
      KeyRingFile.createIfAbsent(file, create().reveal());
    }
    return parse(Files.readString(file, StandardCharsets.UTF_8));
  }

  /**
   * Changes the key ring in the file and gives the new one. The file holds the old one or the new
   * one, whole, at every moment; its owner and permissions stay. Of several changes at once, each
   * begins with what the one before has left.
   *
   * @throws IOException when the file cannot be read or written; it is as it was
   * @throws IllegalArgumentException when the file holds no key ring, or the change refuses it
   */
  public static KeyRing change(Path file, UnaryOperator<KeyRing> change) throws IOException {
    return KeyRingFile.change(file, change);
  }

  /** The keys, the newest last. */
  public List<Key> keys() {
    return IntStream.range(0, keyset.size()).mapToObj(keyset::getAt).map(KeyRing::key).toList();
  }

  private static Key key(KeysetHandle.Entry entry) {
    var opens = entry.isPrimary() ? State.PRIMARY : State.READY;
    return new Key(
        new KeyId(entry.getId()), entry.getStatus() == KeyStatus.ENABLED ? opens : State.DISABLED);
  }

  /** The key that seals. */
  public KeyId primary() {
    return new KeyId(keyset.getPrimary().getId());
  }

  /** The keys that open what they have sealed. */
  public Set<KeyId> opening() {
    return keys().stream()
        .filter(key -> key.state() != State.DISABLED)
        .map(Key::id)
        .collect(Collectors.toSet());
  }

  /** The same with one more key, which is new and seals nothing until it is promoted. */
  public KeyRing add() {
    var entry = KeysetHandle.generateEntryFromParameters(KIND).withRandomId();
    return changed(builder -> builder.addEntry(entry));
  }

  /**
   * The same with that key as the primary one.
   *
   * @throws IllegalArgumentException when it is not there or disabled
   */
  public KeyRing promote(KeyId key) {
    int at = indexOf(key);
    if (!opening().contains(key)) {
      throw new IllegalArgumentException("key " + key + " is disabled");
    }
    return changed(builder -> builder.getAt(at).makePrimary());
  }

  /** The same with one more key, which is the primary one: for a database that has one node. */
  public KeyRing rotate() {
    var added = add();
    return added.promote(added.keys().getLast().id());
  }

  /**
   * The same without that key. What it has sealed opens no more: {@link SealedValues#keys} says
   * whether there is such.
   *
   * @throws IllegalArgumentException when it is not there, or is the primary one
   */
  public KeyRing retire(KeyId key) {
    int at = indexOf(key);
    if (key.equals(primary())) {
      throw new IllegalArgumentException(
          "key " + key + " is the primary key; promote another one first");
    }
    return changed(builder -> builder.deleteAt(at));
  }

  private int indexOf(KeyId key) {
    return IntStream.range(0, keyset.size())
        .filter(i -> keyset.getAt(i).getId() == key.number())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the key ring has no key " + key));
  }

  private KeyRing changed(Consumer<KeysetHandle.Builder> change) {
    try {
      var builder = KeysetHandle.newBuilder(keyset).setConfiguration(FORMAT);
      change.accept(builder);
      return new KeyRing(builder.build());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("the key ring could not be changed", failure);
    }
  }

  /** The text of the key ring, to be kept secret: whoever has it can unseal everything. */
  public String reveal() {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          keyset, FORMAT, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("the key ring could not be written", failure);
    }
  }

  /**
   * Seals the text for one place.
   *
   * @param place what it belongs to, such as a table and an id; the same is needed to unseal it
   * @return URL-safe base64 without padding
   */
  public String seal(String text, String place) {
    try {
      var sealed =
          aead.encrypt(
              text.getBytes(StandardCharsets.UTF_8), place.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("sealing failed", failure);
    }
  }

  /** Unseals the text; empty when it was sealed by another key ring or for another place. */
  public Optional<String> unseal(String sealed, String place) {
    try {
      var bytes = Base64.getUrlDecoder().decode(sealed);
      var plain = aead.decrypt(bytes, place.getBytes(StandardCharsets.UTF_8));
      return Optional.of(new String(plain, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
