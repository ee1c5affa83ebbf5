package dev.gatehouse.keys;

import java.util.Map;

/**
 * What came of sealing everything anew.
 *
 * @param resealed how many values of each table have been sealed anew by now; all tables are named
 * @param left how many values other keys still seal: those that do not open, and those that were
 *     sealed meanwhile by a node that knows of no newer key
 */
public record Resealing(Map<String, Long> resealed, Map<KeyId, Long> left) {
  /** Keeps its own copies. */
  public Resealing {
    resealed = Map.copyOf(resealed);
    left = Map.copyOf(left);
  }

  /** Whether the primary key alone is needed now, and every other one may be retired. */
  public boolean complete() {
    return left.isEmpty();
  }
}
