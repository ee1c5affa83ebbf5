package dev.gatehouse.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.SqliteDataSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The databases that everything is tested on, both of them real. */
public enum TestDatabase {
  /** A file in a folder that is made for the test and removed after it. */
  SQLITE {
    @Override
    HikariDataSource create() {
      try {
        var folder = Files.createTempDirectory("gatehouse-test");
        TemporaryFolders.removeAtExit(folder);
        return SqliteDataSources.open(folder.resolve("accounts.db"));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
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
