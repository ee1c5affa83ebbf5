package dev.gatehouse.role;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The table of roles. */
final class RoleRepository {
  private final Database database;

  RoleRepository(Database database) {
    this.database = database;
  }

  /** With holders counted up to that many; in the order of the index, or it would not be read. */
  List<ListedRole> list(long most) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select r.id, r.name, r.description, r.system,
                  (select count(*)
                    from (
                      select 1
                      from gatehouse_role_grants g
                      where g.role_id = r.id
                      order by g.user_id
                      limit :most) counted) as holders
                from gatehouse_roles r
                order by r.system desc, r.name
                """)
            .bind("most", most)
            .map((row, context) -> listed(row))
            .list());
  }

  private static ListedRole listed(ResultSet row) throws SQLException {
    return new ListedRole(
        UUID.fromString(row.getString("id")),
        new Role(row.getString("name")),
        row.getString("description"),
        row.getBoolean("system"),
        row.getLong("holders"));
  }

  List<Role> all() {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select name
                from gatehouse_roles
                order by system desc, name
                """)
            .mapTo(String.class)
            .map(Role::new)
            .list());
  }

  boolean exists(Transaction transaction, Role role) {
    return transaction
            .handle()
            .createQuery("select count(*) from gatehouse_roles where name = :name")
            .bind("name", role.name())
            .mapTo(Long.class)
            .one()
        == 1;
  }

  boolean insert(Transaction transaction, ListedRole role) {
    return transaction
            .handle()
            .createUpdate(
                """
                insert into gatehouse_roles (id, name, name_key, description, system)
                values (:id, :name, :key, :description, false)
                on conflict (name_key) do nothing
                """)
            .bind("id", role.id())
            .bind("name", role.role().name())
            .bind("key", key(role.role()))
            .bind("description", role.description())
            .execute()
        == 1;
  }

  boolean rename(Transaction transaction, Role role, Role renamed) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_roles
                set name = :renamed,
                    name_key = :key
                where name = :name
                  and not system
                  and not exists (
                    select 1
                    from gatehouse_roles other
                    where other.name_key = :key
                      and other.name <> :name)
                """)
            .bind("name", role.name())
            .bind("renamed", renamed.name())
            .bind("key", key(renamed))
            .execute()
        == 1;
  }

  boolean delete(Transaction transaction, Role role) {
    return transaction
            .handle()
            .createUpdate(
                """
                delete from gatehouse_roles
                where name = :name
                  and not system
                  and not exists (
                    select 1
                    from gatehouse_role_grants g
                    where g.role_id = gatehouse_roles.id)
                """)
            .bind("name", role.name())
            .execute()
        == 1;
  }

  private static String key(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
