package dev.gatehouse.user;

import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.SearchText;
import dev.gatehouse.internal.sql.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of the table of users that say who they are and where they came from. */
final class UserProfileRepository {
  private final Database database;

  UserProfileRepository(Database database) {
    this.database = database;
  }

  void describe(Transaction transaction, UserId id, Profile profile) {
    transaction
        .handle()
        .createUpdate(
            """
            update gatehouse_users
            set username = :username,
                username_key = :usernameKey,
                first_name = :firstName,
                last_name = :lastName,
                time_zone = :timeZone,
                locale = :locale
            where id = :id
            """)
        .bind("id", id.value())
        .bindMap(columns(profile))
        .execute();
  }

  static Map<String, @Nullable String> columns(Profile profile) {
    var columns = new HashMap<String, @Nullable String>();
    columns.put("username", profile.username().orElse(null));
    columns.put(
        "usernameKey", profile.username().map(name -> name.toLowerCase(Locale.ROOT)).orElse(null));
    columns.put("firstName", profile.firstName());
    columns.put("lastName", profile.lastName());
    columns.put("timeZone", profile.timeZone().orElse(null));
    columns.put("locale", profile.locale().orElse(null));
    return columns;
  }

  void registeredFrom(Transaction transaction, UserId id, Origin origin) {
    transaction
        .handle()
        .createUpdate(
            """
            update gatehouse_users
            set registration_address = :address,
              registration_country = :country,
              registration_region = :region,
              registration_city = :city
            where id = :id
            """)
        .bind("id", id.value())
        .bind("address", origin.address().text())
        .bind("country", origin.country())
        .bind("region", origin.region())
        .bind("city", origin.city())
        .execute();
  }

  Optional<Origin> origin(UserId id) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select registration_address, registration_country, registration_region,
                  registration_city
                from gatehouse_users
                where id = :id
                  and registration_address is not null
                """)
            .bind("id", id.value())
            .map((row, context) ->
                new Origin(
                    ClientAddress.parse(row.getString("registration_address")).orElseThrow(),
                    Optional.ofNullable(row.getString("registration_country")),
                    Optional.ofNullable(row.getString("registration_region")),
                    Optional.ofNullable(row.getString("registration_city"))))
            .findOne());
  }

  /** Makes the user found and sorted by the present address, user name and names. */
  void index(Transaction transaction, User user) {
    var profile = user.profile();
    var text = searchText(user);
    transaction
        .handle()
        .createUpdate(
            """
            update gatehouse_users
            set search_text = :text,
                first_name_key = :firstName,
                last_name_key = :lastName
            where id = :id
            """)
        .bind("id", user.id().value())
        .bind("text", text.folded())
        .bind("firstName", SearchText.of(profile.firstName()).folded())
        .bind("lastName", SearchText.of(profile.lastName()).folded())
        .execute();
    database.dialect().index(transaction.handle(), user.id().value(), text);
  }

  void unindex(Transaction transaction, UserId id) {
    database.dialect().unindex(transaction.handle(), id.value());
  }

  /** Takes hold of users who were never indexed, so that nobody changes them meanwhile. */
  List<UserId> claimUnindexed(Transaction transaction, int limit) {
    return transaction
        .handle()
        .createQuery(
            """
            update gatehouse_users
            set search_text = ' '
            where search_text = ''
              and id in (
                select id
                from gatehouse_users
                where search_text = ''
                order by id
                limit :limit)
            returning id
            """)
        .bind("limit", limit)
        .map((row, context) -> new UserId(UUID.fromString(row.getString("id"))))
        .list();
  }

  private static SearchText searchText(User user) {
    var profile = user.profile();
    return SearchText.of(
        List.of(
            user.email().typed(),
            user.email().canonical(),
            profile.username().orElse(""),
            profile.firstName() + ' ' + profile.lastName()));
  }

  boolean confirm(Transaction transaction, UserId id, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_users
                set confirmed_at = :now
                where id = :id
                  and confirmed_at is null
                """)
            .bind("id", id.value())
            .bind("now", now)
            .execute()
        == 1;
  }

  boolean unconfirm(Transaction transaction, UserId id) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_users
                set confirmed_at = null
                where id = :id
                  and confirmed_at is not null
                """)
            .bind("id", id.value())
            .execute()
        == 1;
  }

  boolean delete(Transaction transaction, UserId id) {
    return transaction
            .handle()
            .createUpdate("delete from gatehouse_users where id = :id")
            .bind("id", id.value())
            .execute()
        == 1;
  }

  /** Holds the user's row until the transaction ends. */
  boolean lock(Transaction transaction, UserId id) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_users
                set credential_version = credential_version
                where id = :id
                """)
            .bind("id", id.value())
            .execute()
        == 1;
  }
}
