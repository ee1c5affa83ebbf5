package dev.gatehouse.secondfactor;

/** What somebody typed to pass the second factor. */
public sealed interface FactorCode {
  /** Six digits of the authenticator. It never prints itself. */
  record Totp(String typed) implements FactorCode {
    @Override
    public String toString() {
      return "[redacted]";
    }
  }

  /** One of the recovery codes. It never prints itself. */
  record Recovery(String typed) implements FactorCode {
    @Override
    public String toString() {
      return "[redacted]";
    }
  }
}
