package dev.gatehouse.device;

import dev.gatehouse.internal.token.Digest;
import dev.gatehouse.internal.token.RandomToken;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The secret by which a browser or program is recognized at the next sign-in: 32 random bytes in
 * URL-safe base64 without padding, 43 characters. It opens nothing, and never prints itself.
 */
public final class DeviceToken {
  private final RandomToken token;

  private DeviceToken(RandomToken token) {
    this.token = token;
  }

  static DeviceToken issue(SecureRandom random) {
    return new DeviceToken(RandomToken.issue(random));
  }

  /** Reads a token that a client brings along; empty for anything that no token looks like. */
  public static Optional<DeviceToken> parse(String text) {
    return RandomToken.parse(text).map(DeviceToken::new);
  }

  Digest digest() {
    return token.digest();
  }

  /** The text, to be handed to the client and nobody else. */
  public String reveal() {
    return token.reveal();
  }

  @Override
  public String toString() {
    return token.toString();
  }
}
