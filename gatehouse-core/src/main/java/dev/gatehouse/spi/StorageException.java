package dev.gatehouse.spi;

/**
 * Says that the database or the bucket could not be used: it is down, full, locked or answered
 * nonsense.
 *
 * <p>The one exception of the library for storage. Nothing of the failed operation is kept: its
 * transaction was rolled back. The message names no value from the database.
 */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception for what went wrong and why. */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
