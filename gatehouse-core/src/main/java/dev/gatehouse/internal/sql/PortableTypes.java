package dev.gatehouse.internal.sql;

import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Binds ids as the database likes them, and instants as milliseconds since the epoch. */
final class PortableTypes {
  private PortableTypes() {}

  static void register(Jdbi jdbi, Dialect dialect) {
    jdbi.registerArgument(new Ids(dialect));
    jdbi.registerArgument(new Instants());
  }

  private static final class Ids extends AbstractArgumentFactory<UUID> {
    private final Dialect dialect;

    Ids(Dialect dialect) {
      super(Types.OTHER);
      this.dialect = dialect;
    }

    @Override
    protected Argument build(UUID id, ConfigRegistry config) {
      return (position, statement, context) -> dialect.bindId(statement, position, id);
    }
  }

  private static final class Instants extends AbstractArgumentFactory<Instant> {
    Instants() {
      super(Types.BIGINT);
    }

    @Override
    protected Argument build(Instant instant, ConfigRegistry config) {
      return (position, statement, context) -> statement.setLong(position, instant.toEpochMilli());
    }
  }
}
