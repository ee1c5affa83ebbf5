package dev.gatehouse.user;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;

/** The table of users. */
final class UserRepository {
  private static final RowMapper<User> USER = (row, context) -> UserRow.read(row, "id");

  private final Database database;

  UserRepository(Database database) {
    this.database = database;
  }

  Optional<User> find(UserId id) {
    return database.read(handle -> find(handle, id));
  }

  Optional<User> find(Transaction transaction, UserId id) {
    return find(transaction.handle(), id);
  }

  private static Optional<User> find(Handle handle, UserId id) {
    return handle
        .createQuery(
            """
            select id, email, active, confirmed_at, registered_at,
              coalesce(locale, language) as language, username, first_name, last_name, time_zone,
              locale, second_factor_at
            from gatehouse_users
            where id = :id
            """)
        .bind("id", id.value())
        .map(USER)
        .findOne();
  }

  Optional<User> find(EmailAddress email) {
    return database.read(handle -> find(handle, email));
  }

  Optional<User> find(Transaction transaction, EmailAddress email) {
    return find(transaction.handle(), email);
  }

  private static Optional<User> find(Handle handle, EmailAddress email) {
    return handle
        .createQuery(
            """
            select id, email, active, confirmed_at, registered_at,
              coalesce(locale, language) as language, username, first_name, last_name, time_zone,
              locale, second_factor_at
            from gatehouse_users
            where email_canonical = :email
            """)
        .bind("email", email.canonical())
        .map(USER)
        .findOne();
  }

  Optional<User> first() {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select id, email, active, confirmed_at, registered_at,
                  coalesce(locale, language) as language, username, first_name, last_name,
                  time_zone, locale, second_factor_at
                from gatehouse_users
                order by id
                limit 1
                """)
            .map(USER)
            .findOne());
  }

  boolean insert(Transaction transaction, User user) {
    var insert =
        transaction
            .handle()
            .createUpdate(
                """
                insert into gatehouse_users
                  (id, email, email_canonical, active, confirmed_at, credential_version, registered_at,
                   language, username, username_key, first_name, last_name, time_zone, locale)
                select :id, :email, :canonical, :active, :confirmedAt, 0, :registeredAt, :language,
                  :username, :usernameKey, :firstName, :lastName, :timeZone, :locale
                where not exists (
                  select 1 from gatehouse_users where email_canonical = :canonical
                  union all
                  select 1 from gatehouse_email_undos
                  where old_canonical = :canonical and expires_at > :registeredAt)
                on conflict (email_canonical) do nothing
                """);
    return bound(insert, user).execute() == 1;
  }

  private static Update bound(Update insert, User user) {
    return insert
        .bind("id", user.id().value())
        .bind("email", user.email().typed())
        .bind("canonical", user.email().canonical())
        .bind("active", user.active())
        .bind("confirmedAt", user.confirmedAt().map(Instant::toEpochMilli).orElse(null))
        .bind("registeredAt", user.registeredAt())
        .bind("language", user.language())
        .bindMap(UserProfileRepository.columns(user.profile()));
  }

  boolean changeCredential(Transaction transaction, UserId id, long credentialVersion) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_users
                set credential_version = credential_version + 1
                where id = :id
                  and active
                  and credential_version = :version
                """)
            .bind("id", id.value())
            .bind("version", credentialVersion)
            .execute()
        == 1;
  }

  /** Holds the row until the transaction ends. */
  Optional<User> hold(Transaction transaction, UserId id, long credentialVersion) {
    return transaction
        .handle()
        .createQuery(
            """
            update gatehouse_users
            set credential_version = credential_version
            where id = :id
              and active
              and credential_version = :version
            returning id, email, active, confirmed_at, registered_at,
              coalesce(locale, language) as language, username, first_name, last_name, time_zone,
              locale, second_factor_at
            """)
        .bind("id", id.value())
        .bind("version", credentialVersion)
        .map(USER)
        .findOne();
  }

  boolean switchSecondFactor(Transaction transaction, UserId id, Optional<Instant> since) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_users
                set second_factor_at = :since,
                    credential_version = credential_version + 1
                where id = :id
                """)
            .bind("id", id.value())
            .bindByType("since", since.map(Instant::toEpochMilli).orElse(null), Long.class)
            .execute()
        == 1;
  }

  boolean changeCredential(Transaction transaction, UserId id) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_users
                set credential_version = credential_version + 1
                where id = :id
                """)
            .bind("id", id.value())
            .execute()
        == 1;
  }

  boolean signIn(Transaction transaction, UserId id, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_users
                set signed_in_at = :now
                where id = :id
                """)
            .bind("id", id.value())
            .bind("now", now)
            .execute()
        == 1;
  }
}
