package dev.gatehouse.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server, started at first use and stopped when the tests end. */
public final class PostgresServer {
  private static final int CONNECTIONS = 20;

  private final EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /** The one server of this process. */
  public static PostgresServer started() {
    return Holder.SERVER;
  }

  /** Makes an empty database and says its JDBC URL, with user and password in it. */
  public String newDatabaseUrl() {
    var name = "test_" + databases.incrementAndGet();
    execute("create database " + name);
    return server.getJdbcUrl("postgres", name);
  }

  /** A pool on an empty schema, which is as good as a database and much quicker made. */
  HikariDataSource newSchema() {
    var name = "test_" + databases.incrementAndGet();
    execute("create schema " + name);
    return new SchemaPool(configuration(name), () -> execute("drop schema " + name + " cascade"));
  }

  private HikariConfig configuration(String schema) {
    var pool = new HikariConfig();
    pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema);
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(1);
    return pool;
  }

  private void execute(String sql) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /** A pool that leaves nothing behind. */
  private static final class SchemaPool extends HikariDataSource {
    private final Runnable afterClose;

    SchemaPool(HikariConfig configuration, Runnable afterClose) {
      super(configuration);
      this.afterClose = afterClose;
    }

    @Override
    public void close() {
      super.close();
      afterClose.run();
    }
  }

  private static final class Holder {
    static final PostgresServer SERVER = start();

    private static PostgresServer start() {
      try {
        // the tests that ask what survives a crash run elsewhere: here speed is all
        return new PostgresServer(
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("max_connections", "300")
                .start());
      } catch (IOException failure) {
        throw new UncheckedIOException("PostgreSQL did not start", failure);
      }
    }
  }
}
