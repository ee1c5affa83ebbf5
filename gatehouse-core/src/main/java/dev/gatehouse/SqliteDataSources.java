package dev.gatehouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.gatehouse.spi.StorageException;
import java.nio.file.Path;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * Data sources on a SQLite file, set so that no acknowledged row is ever lost: write-ahead log,
 * every commit synced to the disk, foreign keys kept, write transactions begun as such.
 */
public final class SqliteDataSources {
  private static final int CONNECTIONS = 8;
  private static final int BUSY_MILLIS = 30_000;

  private SqliteDataSources() {}

  /**
   * A pool of connections to the file, which is made if it is not there.
   *
   * @throws StorageException when the file can be neither opened nor made
   */
  public static HikariDataSource open(Path file) {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    var pool = new HikariConfig();
    pool.setPoolName("gatehouse-sqlite");
    pool.setDataSource(source);
    pool.setMaximumPoolSize(CONNECTIONS);
    try {
      return new HikariDataSource(pool);
    } catch (PoolInitializationException failure) {
      throw new StorageException("the SQLite file " + file + " cannot be opened", failure);
    }
  }
}
