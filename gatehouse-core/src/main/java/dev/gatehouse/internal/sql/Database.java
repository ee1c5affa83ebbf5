package dev.gatehouse.internal.sql;

import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.spi.StorageException;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The database as the repositories see it: reads on a handle of their own, writes in a transaction.
 *
 * <p>On SQLite the writers of this process queue in a fair lock, so that none starves in the
 * database's own back-off; readers never wait for them. On PostgreSQL a transaction that lost a
 * race is run again. Inside a transaction of the host everything joins it.
 */
public final class Database {
  private static final int TRIES = 8;

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final HostTransactions host;
  private final ReentrantLock writers = new ReentrantLock(true);

  private Database(Jdbi jdbi, Dialect dialect, HostTransactions host) {
    this.jdbi = jdbi;
    this.dialect = dialect;
    this.host = host;
  }

  /**
   * Opens the database and brings its tables up to date.
   *
   * @throws StorageException when the database cannot be reached or its tables cannot be made
   * @throws IllegalArgumentException when Gatehouse does not run on this database or not with this
   *     configuration of it
   */
  public static Database open(DataSource dataSource, HostTransactions host) {
    var dialect = Migrations.run(dataSource);
    var jdbi = Jdbi.create(dataSource);
    PortableTypes.register(jdbi, dialect);
    return new Database(jdbi, dialect, host);
  }

  /** Which of the two databases it is. */
  public Dialect dialect() {
    return dialect;
  }

  /** Reads, outside any transaction but the host's. */
  public <T> T read(Function<Handle, T> work) {
    try (var handle = jdbi.open()) {
      return work.apply(handle);
    } catch (JdbiException failure) {
      throw unusable(failure);
    }
  }

  /**
   * Reads by statements whose best plan depends on the values they bind; outside any transaction
   * but the host's as well.
   */
  public <T> T readPlanned(Function<Handle, T> work) {
    return read(handle -> dialect.planned(handle, work));
  }

  /**
   * Does the work in one transaction and commits it, or keeps nothing of it.
   *
   * <p>The work may be run more than once and must change nothing but the database. It must not
   * open another transaction.
   */
  public <T> T write(Function<Transaction, T> work) {
    if (host.active()) {
      var done = joined(work);
      host.afterCommit(done.transaction()::committed);
      return done.result();
    }
    var done = dialect == Dialect.SQLITE ? queued(work) : retried(work);
    done.transaction().committed();
    return done.result();
  }

  /**
   * Refuses to go on inside a transaction of the host, whose rollback would forget what must be
   * kept.
   *
   * @throws IllegalStateException inside a transaction of the host
   */
  public void requireNoHostTransaction(String act) {
    if (host.active()) {
      throw new IllegalStateException(
          act + " must not be part of a transaction of the application");
    }
  }

  private <T> Done<T> joined(Function<Transaction, T> work) {
    try (var handle = jdbi.open()) {
      var transaction = new Transaction(handle);
      return new Done<>(work.apply(transaction), transaction);
    } catch (JdbiException failure) {
      throw unusable(failure);
    }
  }

  private <T> Done<T> queued(Function<Transaction, T> work) {
    writers.lock();
    try {
      return once(work);
    } catch (JdbiException failure) {
      throw unusable(failure);
    } finally {
      writers.unlock();
    }
  }

  private <T> Done<T> retried(Function<Transaction, T> work) {
    for (int tryNumber = 1; ; tryNumber++) {
      try {
        return once(work);
      } catch (JdbiException failure) {
        if (tryNumber == TRIES || !dialect.worthRetrying(sqlCause(failure))) {
          throw unusable(failure);
        }
      }
    }
  }

  private <T> Done<T> once(Function<Transaction, T> work) {
    return jdbi.inTransaction(handle -> {
      var transaction = new Transaction(handle);
      return new Done<>(work.apply(transaction), transaction);
    });
  }

  private static StorageException unusable(JdbiException failure) {
    return new StorageException("the database could not be used", failure);
  }

  private static @Nullable SQLException sqlCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private record Done<T>(T result, Transaction transaction) {}
}
