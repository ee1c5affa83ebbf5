package dev.gatehouse.testing;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a user has on the phone: it makes the codes of a secret by RFC 6238, with code of its own.
 */
public final class Authenticator {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int CODES = 1_000_000;

  private final byte[] secret;
  private final InstantSource clock;

  private Authenticator(byte[] secret, InstantSource clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /**
   * Takes a secret over.
   *
   * @param base32 the secret as shown at its setup
   * @param clock what the phone goes by
   */
  public static Authenticator of(String base32, InstantSource clock) {
    var bits = new StringBuilder();
    for (int i = 0; i < base32.length(); i++) {
      var five = Integer.toBinaryString(BASE32.indexOf(base32.charAt(i)) | 32);
      bits.append(five, 1, five.length());
    }
    var secret = new byte[bits.length() / Byte.SIZE];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
    }
    return new Authenticator(secret, clock);
  }

  /** The code of this moment. */
  public String code() {
    return codeAt(clock.instant());
  }

  /** The code of the step before the one that the moment is in. */
  public String previousCode() {
    return codeAt(clock.instant().minus(STEP));
  }

  /** The code of the step after the one that the moment is in. */
  public String nextCode() {
    return codeAt(clock.instant().plus(STEP));
  }

  /** The code of that moment. */
  public String codeAt(Instant moment) {
    long step = Math.floorDiv(moment.getEpochSecond(), STEP.toSeconds());
    var counter = new byte[Long.BYTES];
    for (int i = counter.length - 1; i >= 0; i--) {
      counter[i] = (byte) step;
      step >>= Byte.SIZE;
    }
    var hash = hmac(counter);
    int offset = hash[19] & 15;
    int number = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      number = (number << Byte.SIZE) | (hash[offset + i] & 0xff);
    }
    return String.format(Locale.ROOT, "%06d", (number & Integer.MAX_VALUE) % CODES);
  }

  private byte[] hmac(byte[] counter) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      return mac.doFinal(counter);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
