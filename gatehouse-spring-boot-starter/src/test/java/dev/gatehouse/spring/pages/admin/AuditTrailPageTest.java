package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.user.User;
import dev.gatehouse.userfield.FieldsForm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditTrailPageTest {
  private static final String AUDIT = Staff.ADMIN + "/audit";

  private final Visitor owner = Staff.owner();

  @Test
  void findsWhatWasDoneToAUserByTheAddress() {
    var user = Staff.user();
    Staff.host()
        .gatehouse()
        .administration()
        .statuses()
        .deactivate(Staff.boss(), user.id(), "<script>alert(1)</script>");

    var page = owner.get(AUDIT + "?act=deactivated&target=" + user.email().typed()).body();

    assertThat(page)
        .contains(Staff.BOSS, user.email().typed(), "&lt;script&gt;", "10.9.9.9", "not sealed yet")
        .contains("<span title=\"deactivated\">User deactivated</span>")
        .doesNotContain("<script>alert", "title=\"user-registered\"");
  }

  @Test
  void saysWhatWasDoneInTheLanguageOfThePage() {
    var german = Staff.owner().with("Accept-Language", "de");

    var page = german.get(AUDIT + "?act=signed-in").body();

    assertThat(page)
        .contains("<span title=\"signed-in\">Angemeldet</span>")
        .contains("<option value=\"signed-in\" selected=\"selected\">Angemeldet</option>");
    assertThat(options(page))
        .contains("Angemeldet", "Note written", "Änderung der E-Mail-Adresse rückgängig gemacht")
        .isSortedAccordingTo(Collator.getInstance(Locale.GERMAN));
  }

  @Test
  void saysWhatIsKnownOfItInTheLanguageOfThePage() {
    var user = Staff.user();
    var gatehouse = Staff.host().gatehouse();
    var statuses = gatehouse.administration().statuses();
    statuses.deactivate(Staff.boss(), user.id(), "true");
    gatehouse.userFields().update(user.id(), FieldsForm.EMPTY.with("first_name", "Ada"));

    var page =
        Staff.owner().with("Accept-Language", "de").get(AUDIT + "?target=" + user.id()).body();

    // what somebody typed stays what it is
    assertThat(page)
        .contains("<span class=\"hint\" title=\"reason\">Grund</span> <bdi>true</bdi>")
        .contains("title=\"first_name.after\">Vorname nachher</span> <bdi>Ada</bdi>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"coffee-made", "e{0}'", "off"})
  void showsAnActThatHasNoWordsAsItIs(String act) {
    var user = Staff.user();
    record(act, user);

    var address = AUDIT + "?target=" + user.id() + "&act=";
    var page = owner.get(address + URLEncoder.encode(act, StandardCharsets.UTF_8)).body();

    var shown = act.replace("'", "&#39;");
    assertThat(page)
        .contains("<code>" + shown + "</code>", "selected=\"selected\">" + shown + "</option>")
        .doesNotContain("??");
  }

  @Test
  void saysWhichActsAFileWasTakenOf() {
    var user = Staff.user();
    var fields = new String[] {"as", "csv", "act", "signed-in", "target", user.id().toString()};
    owner.post(Staff.ADMIN + "/export/audit", owner.csrf(AUDIT), fields);

    var page = owner.get(AUDIT + "?act=audit-exported").body();

    assertThat(page).contains("Audit trail exported", "<bdi title=\"signed-in\">Signed in</bdi>");
  }

  private static List<String> options(String page) {
    return Pattern.compile("<option value=\"[^\"]+\"[^>]*>([^<]*)<")
        .matcher(page)
        .results()
        .map(option -> option.group(1))
        .toList();
  }

  // what another program wrote, or another version of this one
  private static void record(String act, User target) {
    JdbcClient.create(Staff.host().bean(DataSource.class))
        .sql(
            """
            insert into gatehouse_audit_events (id, at, act, target_id, details)
            values (?, 1, ?, ?, '{}')
            """)
        .params(UUID.randomUUID().toString(), act, target.id().toString())
        .update();
  }

  @Test
  void goesOnToWhatIsOlderAndBack() {
    var user = Staff.user();
    for (int number = 0; number < 60; number++) {
      Staff.host()
          .gatehouse()
          .userFields()
          .update(user.id(), FieldsForm.EMPTY.with("first_name", "Name" + number));
    }
    var filter = "?act=profile-updated&target=" + user.id();

    var newest = owner.get(AUDIT + filter).body();
    var older = Pattern.compile("href=\"([^\"]*)\">Older<").matcher(newest);

    assertThat(newest).contains(">Name59<").doesNotContain(">Newest<", ">Name8<");
    assertThat(older.find()).isTrue();
    assertThat(owner.get(older.group(1).replace("&amp;", "&")).body())
        .contains(">Name8<", ">Newest<")
        .doesNotContain(">Name59<", ">Older<");
  }

  @ParameterizedTest
  @CsvSource({
    "actor=nobody@example.org, actor",
    "target=x, target",
    "client=nowhere, client",
    "from=2026-02-30, from",
    "to=x, to"
  })
  void saysWhatItCannotRead(String query, String field) {
    var page = owner.get(AUDIT + "?" + query);

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("href=\"#" + field + "\"", "aria-invalid=\"true\"");
  }

  @Test
  void checksTheTrail() {
    Staff.host().gatehouse().audit().seal();

    var checked = owner.post(AUDIT + "/check", owner.csrf(AUDIT));

    assertThat(checked.body()).contains("It is whole:");
  }

  @Test
  void isTakenAlongAndNotesThatToo() {
    var user = Staff.user();
    var fields = new String[] {"as", "csv", "target", user.id().toString()};

    var file = owner.post(Staff.ADMIN + "/export/audit", owner.csrf(AUDIT), fields);

    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(value -> assertThat(value).contains("audit.csv"));
    assertThat(file.body()).startsWith("id,at,act,actor,target").contains(",user-registered,");
    assertThat(
            Staff.host()
                .gatehouse()
                .audit()
                .page(AuditFilter.ALL.ofAct("audit-exported"), Optional.empty(), 1)
                .entries()
                .getFirst()
                .event()
                .details())
        .containsEntry("target", user.id().toString());
    var unread = owner.post(Staff.ADMIN + "/export/audit", owner.csrf(AUDIT), "target", "x");
    assertThat(unread.statusCode()).isEqualTo(400);
  }

  @Test
  void isSummedUpOnTheFirstPage() {
    Visitor.at(Staff.host())
        .submit("/account/sign-in", "email", Staff.BOSS, "password", "not the password");

    var page = owner.get(Staff.ADMIN).body();

    assertThat(page)
        .contains("Sign-ins", "Failed sign-ins", "with a second factor", "Given up", "<rect")
        .contains("/account/admin/users?role=Owner")
        .doesNotContain("style=", "??");
  }

  @Test
  void standsBesideTheSettingsOfWhichNoneIsASecret() {
    var page = owner.get(Staff.ADMIN + "/settings").body();

    assertThat(page)
        .contains("gatehouse.session.idle", "PT336H", "gatehouse.key-ring", "[redacted]")
        .doesNotContain("??");
  }
}
