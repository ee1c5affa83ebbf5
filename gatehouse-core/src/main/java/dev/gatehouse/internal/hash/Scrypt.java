package dev.gatehouse.internal.hash;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * scrypt (RFC 7914) as other programs have stored it: passlib and PHC texts ({@code
 * $scrypt$ln=16,r=8,p=1$salt$hash}) and Spring Security ({@code {scrypt@SpringSecurity_v5_8}...}).
 */
final class Scrypt implements Verifier {
  private static final Pattern TEXT =
      Pattern.compile(
          "\\$scrypt\\$ln=([1-9]\\d?),r=([1-9]\\d?),p=([1-9]\\d?)"
              + "\\$([A-Za-z0-9+/]{2,86})\\$([A-Za-z0-9+/]{22,86})");

  // log2 N in four bits or more, then r and p in eight each, all in hexadecimal
  private static final Pattern SPRING =
      Pattern.compile(
          "\\{scrypt(?:@SpringSecurity_v(?:4_1|5_8))?}"
              + "\\$([0-9a-f]{1,2})([0-9a-f]{2})([0-9a-f]{2})"
              + "\\$([A-Za-z0-9+/]{22,86}={0,2})\\$([A-Za-z0-9+/]{22,86}={0,2})");

  // 256 MiB, and no more work than four times so much
  private static final int MOST_BLOCKS = 1 << 21;
  private static final int MOST_WORK = 1 << 23;
  private static final int GREATEST_LOG = 20;

  private final int logN;
  private final int blockSize;
  private final int lanes;
  private final byte[] salt;
  private final byte[] hash;

  private Scrypt(int[] cost, byte[] salt, byte[] hash) {
    this.logN = cost[0];
    this.blockSize = cost[1];
    this.lanes = cost[2];
    this.salt = salt;
    this.hash = hash;
  }

  static Optional<Scrypt> parse(String text) {
    var phc = TEXT.matcher(text);
    if (phc.matches()) {
      return of(phc, 10, Base64Text.BARE);
    }
    var spring = SPRING.matcher(text);
    return spring.matches() ? of(spring, 16, Base64Text.PADDED) : Optional.empty();
  }

  private static Optional<Scrypt> of(MatchResult parts, int radix, Base64Text base64) {
    int logN = Integer.parseInt(parts.group(1), radix);
    int blockSize = Integer.parseInt(parts.group(2), radix);
    int lanes = Integer.parseInt(parts.group(3), radix);
    if (!affordable(logN, blockSize, lanes)) {
      return Optional.empty();
    }
    return base64
        .decode(parts.group(4))
        .flatMap(salt ->
            base64
                .decode(parts.group(5))
                .map(hash -> new Scrypt(new int[] {logN, blockSize, lanes}, salt, hash)));
  }

  private static boolean affordable(int logN, int blockSize, int lanes) {
    if (logN < 1 || logN > GREATEST_LOG || blockSize < 1 || lanes < 1) {
      return false;
    }
    long blocks = ((long) blockSize) << logN;
    // a narrow block cannot address more: RFC 7914, section 6
    return blocks <= MOST_BLOCKS && blocks * lanes <= MOST_WORK && logN < 16 * blockSize;
  }

  @Override
  public boolean verify(byte[] password) {
    var derived = SCrypt.generate(password, salt, 1 << logN, blockSize, lanes, hash.length);
    return MessageDigest.isEqual(hash, derived);
  }
}
