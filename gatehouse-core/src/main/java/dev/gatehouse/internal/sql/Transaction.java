package dev.gatehouse.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** One transaction under way: the handle to work on, and what is to follow its commit. */
public final class Transaction {
  private final Handle handle;
  private final List<Runnable> afterCommit = new ArrayList<>();

  Transaction(Handle handle) {
    this.handle = handle;
  }

  /** The handle that every statement of this transaction uses. */
  public Handle handle() {
    return handle;
  }

  /** Runs the action after the commit, in the order given; never after a rollback. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }
}
