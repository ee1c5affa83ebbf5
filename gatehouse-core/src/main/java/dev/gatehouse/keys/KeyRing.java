package dev.gatehouse.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/**
 * The keys that seal what the database must hold but nobody may read there.
 *
 * <p>A Tink keyset of AES-256-GCM keys, written as Tink's JSON. The first key of it seals; every
 * key in it unseals, by the key id in the sealed text. It never prints itself.
 */
public final class KeyRing {
  private static final Configuration FORMAT = AeadConfig2026.get();

  private final KeysetHandle keyset;
  private final Aead aead;

  private KeyRing(KeysetHandle keyset) throws GeneralSecurityException {
    this.keyset = keyset;
    this.aead = keyset.getPrimitive(FORMAT, Aead.class);
  }

  /** Makes a key ring with one new key. */
  public static KeyRing create() {
    try {
      return new KeyRing(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, FORMAT));
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
    } catch (GeneralSecurityException failure) {
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
