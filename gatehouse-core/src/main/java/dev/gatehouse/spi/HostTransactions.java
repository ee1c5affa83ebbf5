package dev.gatehouse.spi;

/**
 * Tells the core of transactions that the host application has begun on the shared data source.
 *
 * <p>While one is active on the calling thread, the data source must hand out its connection, and
 * the core joins it: it neither commits nor rolls back, and nothing it did is kept if the host
 * rolls back.
 */
public interface HostTransactions {
  /** Whether the calling thread is inside a transaction of the host. */
  boolean active();

  /** Runs the action once the active transaction has committed; never when it rolls back. */
  void afterCommit(Runnable action);

  /** For a host that has no transactions of its own on this data source. */
  static HostTransactions none() {
    return new HostTransactions() {
      @Override
      public boolean active() {
        return false;
      }

      @Override
      public void afterCommit(Runnable action) {
        throw new IllegalStateException("no host transaction is active");
      }
    };
  }
}
