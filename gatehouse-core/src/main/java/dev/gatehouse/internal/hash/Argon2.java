package dev.gatehouse.internal.hash;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2 (RFC 9106) in the text of its reference implementation, {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}; ours are argon2id, those from elsewhere of any kind.
 */
final class Argon2 implements Verifier {
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:\\{argon2(?:@SpringSecurity_v5_(?:2|8))?})?"
              + "\\$argon2(id|i|d)(?:\\$v=(16|19))?"
              + "\\$m=([1-9]\\d{0,6}),t=([1-9]\\d?),p=([1-9]\\d?)"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  // 256 MiB, and no more work than four passes over so much
  private static final int MOST_MEMORY = 1 << 18;
  private static final int MOST_WORK = 1 << 20;
  private static final int MOST_LANES = 16;
  private static final int LEAST_MEMORY_OF_A_LANE = 8;

  private final Argon2Parameters parameters;
  private final byte[] hash;

  private Argon2(Argon2Parameters parameters, byte[] hash) {
    this.parameters = parameters;
    this.hash = hash;
  }

  static Optional<Argon2> parse(String text) {
    var parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int memory = Integer.parseInt(parts.group(3));
    int passes = Integer.parseInt(parts.group(4));
    int lanes = Integer.parseInt(parts.group(5));
    if (!affordable(memory, passes, lanes)) {
      return Optional.empty();
    }
    var builder =
        new Argon2Parameters.Builder(type(parts.group(1)))
            // the version before texts named it
            .withVersion(parts.group(2) == null ? 16 : Integer.parseInt(parts.group(2)))
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes);
    return Base64Text.BARE
        .decode(parts.group(6))
        .flatMap(salt ->
            Base64Text.BARE
                .decode(parts.group(7))
                .map(hash -> new Argon2(builder.withSalt(salt).build(), hash)));
  }

  private static boolean affordable(int memory, int passes, int lanes) {
    return memory <= MOST_MEMORY
        && (long) memory * passes <= MOST_WORK
        && lanes <= MOST_LANES
        && memory >= LEAST_MEMORY_OF_A_LANE * lanes;
  }

  private static int type(String kind) {
    return switch (kind) {
      case "id" -> Argon2Parameters.ARGON2_id;
      case "i" -> Argon2Parameters.ARGON2_i;
      default -> Argon2Parameters.ARGON2_d;
    };
  }

  static String hash(byte[] password, Scheme.Argon2idScheme scheme, SecureRandom random) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(scheme.memory())
            .withIterations(scheme.passes())
            .withParallelism(scheme.lanes())
            .withSalt(salt)
            .build();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            scheme.memory(),
            scheme.passes(),
            scheme.lanes(),
            Base64Text.BARE.encode(salt),
            Base64Text.BARE.encode(derived(parameters, password, HASH_BYTES)));
  }

  /** Whether breaking it takes no less memory and work than what that scheme makes. */
  boolean asHardAs(Scheme.Argon2idScheme scheme) {
    return parameters.getType() == Argon2Parameters.ARGON2_id
        && parameters.getVersion() == Argon2Parameters.ARGON2_VERSION_13
        && parameters.getMemory() >= scheme.memory()
        && parameters.getIterations() >= scheme.passes()
        && parameters.getSalt().length >= SALT_BYTES
        && hash.length >= HASH_BYTES;
  }

  @Override
  public boolean verify(byte[] password) {
    return MessageDigest.isEqual(hash, derived(parameters, password, hash.length));
  }

  private static byte[] derived(Argon2Parameters parameters, byte[] password, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    var derived = new byte[length];
    generator.generateBytes(password, derived);
    return derived;
  }
}
