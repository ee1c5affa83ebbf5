package dev.gatehouse.internal.hash;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 (RFC 8018) as other programs have stored it: Django ({@code pbkdf2_sha256$...}), passlib
 * ({@code $pbkdf2-sha256$...}) and Spring Security ({@code {pbkdf2@SpringSecurity_v5_8}...}).
 */
final class Pbkdf2 implements Verifier {
  private static final Pattern DJANGO =
      Pattern.compile(
          "pbkdf2_(sha1|sha256)\\$([1-9]\\d{0,6})\\$([A-Za-z0-9]{1,64})\\$([A-Za-z0-9+/]{27,43}=)");
  private static final Pattern PASSLIB =
      Pattern.compile(
          "\\$pbkdf2(|-sha256|-sha512)\\$([1-9]\\d{0,6})"
              + "\\$([A-Za-z0-9./]{2,86})\\$([A-Za-z0-9./]{22,86})");
  private static final Pattern SPRING =
      Pattern.compile("\\{pbkdf2(@SpringSecurity_v5_8)?}([0-9a-f]{80}|[0-9a-f]{96})");

  // as Spring Security writes them, which names neither in the text
  private static final Cost SPRING_5_5 = new Cost("PBKDF2WithHmacSHA1", 185_000, 8);
  private static final Cost SPRING_5_8 = new Cost("PBKDF2WithHmacSHA256", 310_000, 16);

  // a second or two
  private static final int MOST_ROUNDS = 4_000_000;
  private static final int SHORTEST_HASH = 16;

  private final Cost cost;
  private final byte[] salt;
  private final byte[] hash;

  private Pbkdf2(Cost cost, byte[] salt, byte[] hash) {
    this.cost = cost;
    this.salt = salt;
    this.hash = hash;
  }

  private record Cost(String algorithm, int rounds, int saltBytes) {}

  static Optional<Pbkdf2> parse(String text) {
    var django = DJANGO.matcher(text);
    if (django.matches()) {
      var salt = django.group(3).getBytes(StandardCharsets.US_ASCII);
      return of(django, salt, Base64Text.PADDED.decode(django.group(4)));
    }
    var passlib = PASSLIB.matcher(text);
    if (passlib.matches()) {
      return Base64Text.POINTED
          .decode(passlib.group(3))
          .flatMap(salt -> of(passlib, salt, Base64Text.POINTED.decode(passlib.group(4))));
    }
    var spring = SPRING.matcher(text);
    return spring.matches() ? ofSpring(spring) : Optional.empty();
  }

  private static Optional<Pbkdf2> of(MatchResult parts, byte[] salt, Optional<byte[]> hash) {
    var digest = parts.group(1).replace("-", "").replaceFirst("^$", "sha1");
    int rounds = Integer.parseInt(parts.group(2));
    return hash.filter(bytes -> bytes.length >= SHORTEST_HASH && rounds <= MOST_ROUNDS)
        .map(bytes ->
            new Pbkdf2(
                new Cost("PBKDF2WithHmac" + digest.replace("sha", "SHA"), rounds, salt.length),
                salt,
                bytes));
  }

  private static Optional<Pbkdf2> ofSpring(MatchResult parts) {
    var cost = parts.group(1) == null ? SPRING_5_5 : SPRING_5_8;
    var bytes = HexFormat.of().parseHex(parts.group(2));
    int end = cost.saltBytes();
    return bytes.length == end + 32
        ? Optional.of(
            new Pbkdf2(
                cost, Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length)))
        : Optional.empty();
  }

  @Override
  public boolean verify(byte[] password) {
    var characters = new String(password, StandardCharsets.UTF_8).toCharArray();
    var spec = new PBEKeySpec(characters, salt, cost.rounds(), hash.length * Byte.SIZE);
    try {
      var derived = SecretKeyFactory.getInstance(cost.algorithm()).generateSecret(spec);
      return MessageDigest.isEqual(hash, derived.getEncoded());
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    } finally {
      spec.clearPassword();
    }
  }
}
