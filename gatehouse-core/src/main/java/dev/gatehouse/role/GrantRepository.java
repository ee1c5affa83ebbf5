package dev.gatehouse.role;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table of who holds which role. */
final class GrantRepository {
  private final Database database;

  GrantRepository(Database database) {
    this.database = database;
  }

  SortedSet<Role> of(Handle handle, UserId user) {
    return new TreeSet<>(
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
            .list());
  }

  Optional<UserId> firstActive(Role role) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select u.id
                from gatehouse_role_grants g
                join gatehouse_roles r on r.id = g.role_id
                join gatehouse_users u on u.id = g.user_id
                where r.name = :role
                  and u.active
                order by u.id
                limit 1
                """)
            .bind("role", role.name())
            .map((row, context) -> new UserId(UUID.fromString(row.getString("id"))))
            .findOne());
  }

  long activeOwnersBut(Transaction transaction, UserId user) {
    return transaction
        .handle()
        .createQuery(
            """
            select count(*)
            from gatehouse_role_grants g
            join gatehouse_roles r on r.id = g.role_id
            join gatehouse_users u on u.id = g.user_id
            where r.name = 'Owner'
              and u.active
              and u.id <> :user
            """)
        .bind("user", user.value())
        .mapTo(Long.class)
        .one();
  }

  /** Grants the role; false when the user has it already, or one of them is unknown. */
  boolean insert(Transaction transaction, UserId user, Role role, Instant now) {
    return transaction
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
            .execute()
        == 1;
  }

  /** Grants the role to a user who has none. */
  void insertIfNone(Transaction transaction, UserId user, Role role, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_role_grants (user_id, role_id, granted_at)
            select u.id, r.id, :now
            from gatehouse_users u
            join gatehouse_roles r on r.name = :role
            where u.id = :user
              and not exists (select 1 from gatehouse_role_grants g where g.user_id = u.id)
            on conflict (user_id, role_id) do nothing
            """)
        .bind("user", user.value())
        .bind("role", role.name())
        .bind("now", now)
        .execute();
  }

  Optional<UserId> oldestRoleless(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            select u.id
            from gatehouse_users u
            where u.active
              and not exists (select 1 from gatehouse_role_grants g where g.user_id = u.id)
            order by u.id
            limit 1
            """)
        .map((row, context) -> new UserId(UUID.fromString(row.getString("id"))))
        .findOne();
  }

  int insertForRoleless(Transaction transaction, Role role, Instant now) {
    return transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_role_grants (user_id, role_id, granted_at)
            select u.id, r.id, :now
            from gatehouse_users u
            join gatehouse_roles r on r.name = :role
            where u.active
              and not exists (select 1 from gatehouse_role_grants g where g.user_id = u.id)
            on conflict (user_id, role_id) do nothing
            """)
        .bind("role", role.name())
        .bind("now", now)
        .execute();
  }

  boolean delete(Transaction transaction, UserId user, Role role) {
    return transaction
            .handle()
            .createUpdate(
                """
                delete from gatehouse_role_grants
                where user_id = :user
                  and role_id = (select id from gatehouse_roles where name = :role)
                """)
            .bind("user", user.value())
            .bind("role", role.name())
            .execute()
        == 1;
  }
}
