package dev.gatehouse.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * bcrypt in its usual text, {@code $2b$12$...}, which other programs read and write too.
 *
 * <p>bcrypt looks at 72 bytes and stops at a zero byte. A password with more to it is first made
 * into 64 characters by HMAC-SHA-384, and its text then begins with {@code {hmac-sha384}}.
 */
final class Bcrypt {
  private static final String PRE_HASHED = "{hmac-sha384}";
  private static final Pattern TEXT =
      Pattern.compile("\\$2[aby]\\$(0[4-9]|1\\d)\\$[./A-Za-z0-9]{53}");
  private static final int LONGEST = 72;
  private static final int SALT_BYTES = 16;

  // a key of our own, or hashes leaked elsewhere could be tried against ours
  private static final byte[] KEY = "gatehouse password".getBytes(StandardCharsets.US_ASCII);

  private final int cost;
  private final SecureRandom random;

  Bcrypt(int cost, SecureRandom random) {
    this.cost = cost;
    this.random = random;
  }

  PasswordHash hash(Password password) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    var bytes = password.bytes();
    var whole = fits(bytes);
    var input = whole ? bytes : preHashed(bytes);
    return new PasswordHash(
        (whole ? "" : PRE_HASHED) + OpenBSDBCrypt.generate("2b", input, salt, cost));
  }

  /** Whether the text is one that {@link #hash} makes, or another program's bcrypt. */
  static boolean reads(String text) {
    return TEXT.matcher(withoutPrefix(text)).matches();
  }

  static boolean verify(String text, Password password) {
    var bytes = password.bytes();
    if (text.startsWith(PRE_HASHED)) {
      return OpenBSDBCrypt.checkPassword(withoutPrefix(text), preHashed(bytes));
    }
    // checked either way, or timing tells; but what bcrypt does not look at is never let through
    return OpenBSDBCrypt.checkPassword(text, bytes) && fits(bytes);
  }

  private static String withoutPrefix(String text) {
    return text.startsWith(PRE_HASHED) ? text.substring(PRE_HASHED.length()) : text;
  }

  private static boolean fits(byte[] bytes) {
    if (bytes.length > LONGEST) {
      return false;
    }
    for (var each : bytes) {
      if (each == 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] preHashed(byte[] bytes) {
    try {
      var mac = Mac.getInstance("HmacSHA384");
      mac.init(new SecretKeySpec(KEY, "HmacSHA384"));
      return Base64.getEncoder().encode(mac.doFinal(bytes));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
