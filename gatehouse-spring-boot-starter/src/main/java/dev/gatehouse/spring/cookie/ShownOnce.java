package dev.gatehouse.spring.cookie;

import dev.gatehouse.spring.GatehouseProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A text that the server does not keep, while its user looks at it: sealed into the address of the
 * page, under a key of its own that the browser alone has, in a cookie, for ten minutes.
 *
 * <p>So the page can be loaded again, by whichever node; and what logs and histories remember of it
 * is worth nothing.
 */
public final class ShownOnce {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final int KEY_BYTES = 32;
  private static final int TAG_BITS = 128;
  // every key seals one text, so there is no nonce to choose
  private static final GCMParameterSpec NONCE = new GCMParameterSpec(TAG_BITS, new byte[12]);

  private final HostCookie cookie;
  private final SecureRandom random = new SecureRandom();

  /** Names the cookie after how browsers reach the host. */
  public ShownOnce(GatehouseProperties properties) {
    this.cookie = HostCookie.named("gatehouse-once", properties);
  }

  /** Seals the text for its owner. */
  public Sealed seal(String text, String owner) {
    var key = new byte[KEY_BYTES];
    random.nextBytes(key);
    try {
      var sealed =
          cipher(Cipher.ENCRYPT_MODE, key, owner).doFinal(text.getBytes(StandardCharsets.UTF_8));
      return new Sealed(encoded(sealed), encoded(key));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /**
   * A text under seal. It prints neither half.
   *
   * @param address goes into the address of the page
   * @param key goes into the cookie
   */
  public record Sealed(String address, String key) {
    @Override
    public String toString() {
      return "[redacted]";
    }
  }

  /** Hands the key to the browser. */
  public void write(Sealed sealed, HttpServletResponse response) {
    cookie.write(sealed.key(), LIFE, response);
  }

  /** Has the browser forget the key, and with it the text. */
  public void clear(HttpServletResponse response) {
    cookie.clear(response);
  }

  /** The text that was sealed for that owner; empty without its key. */
  public Optional<String> open(String address, String owner, HttpServletRequest request) {
    try {
      var sealed = Base64.getUrlDecoder().decode(address);
      var key = cookie.read(request).map(Base64.getUrlDecoder()::decode);
      if (key.filter(bytes -> bytes.length == KEY_BYTES).isEmpty()) {
        return Optional.empty();
      }
      var opened = cipher(Cipher.DECRYPT_MODE, key.get(), owner).doFinal(sealed);
      return Optional.of(new String(opened, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException notThisOne) {
      return Optional.empty();
    }
  }

  private static Cipher cipher(int mode, byte[] key, String owner) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), NONCE);
    cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
