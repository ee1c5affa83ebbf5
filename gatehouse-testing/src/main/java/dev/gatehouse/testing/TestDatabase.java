package dev.gatehouse.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.SqliteDataSources;

/** The databases that everything is tested on, both of them real. */
public enum TestDatabase {
  /** A file in a folder that is made for the test and removed after it. */
  SQLITE {
    @Override
    HikariDataSource create() {
      return SqliteDataSources.open(TemporaryFolders.create().resolve("accounts.db"));
    }
  },

  /** A schema of its own on a server that is started once for all tests. */
  POSTGRESQL {
    @Override
    HikariDataSource create() {
      return PostgresServer.started().newSchema();
    }
  };

  /** Makes an empty database and a pool on it. */
  abstract HikariDataSource create();
}
