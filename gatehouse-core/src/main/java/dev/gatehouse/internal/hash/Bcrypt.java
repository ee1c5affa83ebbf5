package dev.gatehouse.internal.hash;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
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
final class Bcrypt implements Verifier {
  private static final String PRE_HASHED = "{hmac-sha384}";

  // no cost beyond 16: at 31 one check would take two days
  private static final Pattern TEXT =
      Pattern.compile(
          "(\\{hmac-sha384}|\\{bcrypt})?(\\$2[aby]\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53})");
  private static final int LONGEST = 72;
  private static final int SALT_BYTES = 16;

  // a key of our own, or hashes leaked elsewhere could be tried against ours
  private static final byte[] KEY = "gatehouse password".getBytes(StandardCharsets.US_ASCII);

  private final String text;
  private final int cost;
  private final boolean preHashed;

  private Bcrypt(String text, int cost, boolean preHashed) {
    this.text = text;
    this.cost = cost;
    this.preHashed = preHashed;
  }

  static Optional<Bcrypt> parse(String text) {
    var parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new Bcrypt(
                parts.group(2),
                Integer.parseInt(parts.group(3)),
                PRE_HASHED.equals(parts.group(1))))
        : Optional.empty();
  }

  static String hash(byte[] password, int cost, SecureRandom random) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    var whole = fits(password);
    var input = whole ? password : preHashed(password);
    return (whole ? "" : PRE_HASHED) + OpenBSDBCrypt.generate("2b", input, salt, cost);
  }

  int cost() {
    return cost;
  }

  @Override
  public boolean verify(byte[] password) {
    if (preHashed) {
      return OpenBSDBCrypt.checkPassword(text, preHashed(password));
    }
    // checked either way, or timing tells; but what bcrypt does not look at is never let through
    return OpenBSDBCrypt.checkPassword(text, password) && fits(password);
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
