package dev.gatehouse.role;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/** The table of who holds which role. */
final class GrantRepository {
  private final Database database;

  GrantRepository(Database database) {
    this.database = database;
  }

  SortedSet<Role> of(UserId user) {
    return database.read(handle ->
        new TreeSet<>(
            handle
                .createQuery(
                    """
                    select r.name
                    from gatehouse_role_grants g
                    join gatehouse_roles r on r.id = g.role_id
                    where g.user_id = :user
                    """)
                .bind("user", user.value())
                .map((row, context) -> new Role(row.getString("name")))
                .list()));
  }

  /** Grants the role; grants nothing twice. */
  void insert(Transaction transaction, UserId user, Role role, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_role_grants (user_id, role_id, granted_at)
            select :user, id, :now
            from gatehouse_roles
            where name = :role
            on conflict (user_id, role_id) do nothing
            """)
        .bind("user", user.value())
        .bind("role", role.name())
        .bind("now", now)
        .execute();
  }
}
