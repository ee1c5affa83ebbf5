package dev.gatehouse.dataexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.administration.Actor;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.User;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What users get of what is known of them. */
@EachDatabase
class DataExportTest {
  private static final String BOB = "bob@example.org";

  /** Every table with a user's id, and the section that tells of it, or why none does. */
  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry("gatehouse_role_grants", "roles"),
          Map.entry("gatehouse_sessions", "sessions"),
          Map.entry("gatehouse_outbox", "mails"),
          Map.entry("gatehouse_known_devices", "knownDevices"),
          Map.entry("gatehouse_trusted_devices", "trustedDevices"),
          Map.entry("gatehouse_preferences", "preferences"),
          Map.entry("gatehouse_custom_field_values", "customFields"),
          Map.entry("gatehouse_avatars", "picture"),
          Map.entry("gatehouse_avatar_files", "picture"),
          Map.entry("gatehouse_usernames", "profile"),
          Map.entry("gatehouse_totp", "secondFactor"),
          Map.entry("gatehouse_recovery_codes", "secondFactor"),
          Map.entry("gatehouse_passwords", "not: a hash, and when it was changed is an event"),
          Map.entry("gatehouse_one_time_tokens", "not: digests of links that were mailed"),
          Map.entry("gatehouse_totp_setups", "not: a secret that waits some minutes"),
          Map.entry("gatehouse_challenges", "not: a digest that waits some minutes"),
          Map.entry("gatehouse_factor_failures", "not: a count against guessing"),
          Map.entry("gatehouse_avatar_jobs", "not: an upload that waits to be made a picture"),
          Map.entry("gatehouse_search_rows", "not: the search index, made of the profile"),
          Map.entry("gatehouse_email_undos", "not: the way back to an address, for seven days"),
          Map.entry("gatehouse_deletions", "not: a closed account exports nothing"));

  private final Kit kit;
  private final User ada;
  private final User bob;

  DataExportTest(Kit kit) {
    this.kit = kit;
    this.ada = kit.registered("ada@example.org");
    this.bob = kit.registered(BOB);
  }

  @Test
  void tellsWhatIsKnown() {
    var client = kit.client();
    kit.signedIn(BOB, client);

    var document = document(bob);

    var account = document.getAsJsonObject("account");
    assertThat(account.get("id").getAsString()).isEqualTo(bob.id().toString());
    assertThat(account.get("email").getAsString()).isEqualTo(BOB);
    var session = document.getAsJsonArray("sessions").get(0).getAsJsonObject();
    assertThat(session.get("address").getAsString()).isEqualTo(client.address().text());
    assertThat(document.getAsJsonArray("roles").get(0).getAsString()).isEqualTo("User");
    assertThat(document.getAsJsonArray("knownDevices")).hasSize(1);
    var mail = document.getAsJsonArray("mails").get(0).getAsJsonObject();
    assertThat(mail.get("kind").getAsString()).isEqualTo("confirm-email");
    assertThat(document.getAsJsonObject("secondFactor").get("on").getAsBoolean()).isFalse();
    assertThat(document.getAsJsonArray("events").get(0).getAsJsonObject().get("act").getAsString())
        .isEqualTo("data-exported");
  }

  @Test
  void holdsNothingThatOpensAnything() throws SQLException {
    var cyd = kit.enrolled("cyd@example.org");
    kit.gatehouse().passwordResets().request(cyd.user().email(), kit.client());
    kit.signedIn(BOB, kit.client());
    kit.gatehouse().secondFactors().begin(kit.confirmed(bob), kit.client());

    var text = text(kit.confirmed(cyd.user())) + text(kit.confirmed(bob));

    for (var secret : secrets()) {
      assertThat(text).doesNotContain(secret);
    }
    cyd.codes().forEach(code -> assertThat(text).doesNotContain(code.reveal()));
    kit.mails().stream()
        .flatMap(mail -> mail.values().values().stream())
        .filter(value -> value.length() == 43)
        .forEach(token -> assertThat(text).doesNotContain(token));
  }

  @Test
  void tellsOfEveryTableOrSaysWhyNot() throws SQLException {
    var sections = document(bob).keySet();

    assertThat(TABLES.keySet()).containsAll(tablesOfUsers());
    assertThat(TABLES.values().stream().filter(section -> !section.startsWith("not: ")))
        .allMatch(sections::contains);
  }

  @Test
  void keepsTheDataOfOthersFromBeingTakenAlong() {
    var admin = new Actor(ada.id(), kit.client());
    kit.gatehouse().administration().statuses().unconfirm(admin, bob.id());
    kit.gatehouse().administration().statuses().confirm(admin, bob.id());

    var bobs = text(kit.confirmed(bob));
    var adas = text(kit.confirmed(ada));

    assertThat(bobs)
        .contains("\"by\": \"somebody else\"", "unconfirmed-by-admin")
        .doesNotContain(ada.id().toString(), admin.client().address().text() + "\"", "ada@");
    assertThat(adas).contains("\"to\": \"somebody else\"").doesNotContain(bob.id().toString(), BOB);
  }

  @Test
  void isAuditedAndLimited() {
    var proof = kit.confirmed(bob);
    for (int i = 0; i < 5; i++) {
      assertThat(export(proof)).isInstanceOf(DataExport.Exported.class);
    }

    assertThat(export(proof)).isInstanceOf(DataExport.Throttled.class);

    assertThat(kit.gatehouse().audit().about(bob.id().value(), 1).getFirst().act())
        .isEqualTo("data-exported");
    kit.clock().move(Duration.ofDays(1));
    assertThat(export(proof)).isInstanceOf(DataExport.Exported.class);
  }

  @Test
  void takesNoProofFromBeforeTheAccountWasClosed() {
    var proof = kit.confirmed(bob);
    kit.gatehouse().userDeletions().delete(new Actor(ada.id(), kit.client()), bob.id(), "");

    assertThat(export(proof)).isEqualTo(new DataExport.Outdated());
  }

  @Test
  void neverPrintsItself() {
    assertThat(export(kit.confirmed(bob))).hasToString("[redacted]");
  }

  private DataExport export(ConfirmedPassword proof) {
    return kit.gatehouse().dataExports().export(proof, kit.client());
  }

  private String text(ConfirmedPassword proof) {
    if (export(proof) instanceof DataExport.Exported(var document)) {
      return document;
    }
    throw new IllegalStateException("there is no document");
  }

  private JsonObject document(User user) {
    return JsonParser.parseString(text(kit.confirmed(user))).getAsJsonObject();
  }

  /**
   * Every digest, hash and sealed text that is stored, in each way in which it could be written.
   */
  private Set<String> secrets() throws SQLException {
    var secrets = new TreeSet<String>();
    for (var column : Set.of("digest", "hash", "sealed")) {
      for (var table : tables(column)) {
        for (var bytes : contents(table, column)) {
          secrets.add(new String(bytes, StandardCharsets.ISO_8859_1));
          secrets.add(HexFormat.of().formatHex(bytes));
          secrets.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
          secrets.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
      }
    }
    assertThat(secrets).hasSizeGreaterThan(40);
    return secrets;
  }

  private List<byte[]> contents(String table, String column) throws SQLException {
    var contents = new ArrayList<byte[]>();
    var query = "select %s from %s where %s is not null".formatted(column, table, column);
    try (var connection = kit.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        contents.add(rows.getBytes(1));
      }
    }
    return contents;
  }

  private Set<String> tablesOfUsers() throws SQLException {
    return tables("user_id");
  }

  private Set<String> tables(String column) throws SQLException {
    var found = new TreeSet<String>();
    try (var connection = kit.dataSource().getConnection();
        var columns =
            connection
                .getMetaData()
                .getColumns(null, connection.getSchema(), "gatehouse_%", column)) {
      while (columns.next()) {
        found.add(columns.getString("TABLE_NAME"));
      }
    }
    return found;
  }
}
