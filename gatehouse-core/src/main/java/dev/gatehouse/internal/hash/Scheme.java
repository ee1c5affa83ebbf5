package dev.gatehouse.internal.hash;

import java.security.SecureRandom;

/** How new hashes are made. */
public sealed interface Scheme {
  /** Hashes the password under a new salt, as a text that names algorithm and cost. */
  String hash(byte[] password, SecureRandom random);

  /** Whether it makes hashes that are at least as hard to break as the one that was read. */
  boolean outdates(Verifier stored);

  /** bcrypt at that cost. */
  record BcryptScheme(int cost) implements Scheme {
    @Override
    public String hash(byte[] password, SecureRandom random) {
      return Bcrypt.hash(password, cost, random);
    }

    @Override
    public boolean outdates(Verifier stored) {
      return !(stored instanceof Bcrypt bcrypt && bcrypt.cost() >= cost);
    }
  }

  /** argon2id with so much memory in KiB, so often over it, in so many lanes. */
  record Argon2idScheme(int memory, int passes, int lanes) implements Scheme {
    @Override
    public String hash(byte[] password, SecureRandom random) {
      return Argon2.hash(password, this, random);
    }

    @Override
    public boolean outdates(Verifier stored) {
      return !(stored instanceof Argon2 argon2 && argon2.asHardAs(this));
    }
  }
}
