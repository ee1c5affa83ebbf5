package dev.gatehouse.spring.pages.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.CustomField.Access;
import dev.gatehouse.customfield.CustomField.Rules;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.profile.LocaleTag;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Fields;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfilePagesTest {
  private static final String PROFILE = "/account/profile";
  private static final String SAVED = PROFILE + "?saved";
  private static final String HOSTILE = "</textarea><script>alert(1)</script>\"'";

  private static Host host;

  private final String email = Emails.fresh();
  private Visitor ada;

  @BeforeAll
  static void start() {
    host = Host.start(TestDatabase.SQLITE);
    Visitor.at(host).registered("boss@example.org");
    for (var type : FieldType.values()) {
      Fields.define(host, Fields.of(type, Access.USER));
    }
    var shown = new Access(true, false, false);
    Fields.define(
        host,
        new CustomField(
            new FieldKey("member"),
            "Member <b>number</b>",
            FieldType.NUMBER,
            List.of(),
            Optional.of(FieldValue.of(4711)),
            Rules.NONE,
            shown,
            true));
    Fields.define(
        host,
        new CustomField(
            new FieldKey("age"),
            "Age",
            FieldType.NUMBER,
            List.of(),
            Optional.empty(),
            new Rules(false, Optional.of(BigDecimal.ONE), Optional.empty(), Optional.empty()),
            Access.USER,
            true));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @BeforeEach
  void signIn() {
    ada = Visitor.at(host).registered(email).signedIn(email);
  }

  @Test
  void setsWhatTheUserSays() {
    var name = "ada" + email.replaceAll("\\D", "");
    assertLeadsTo(
        ada.submit(
            PROFILE,
            "first_name",
            " Ada ",
            "last_name",
            "Lovelace",
            "username",
            name + ' ',
            "locale",
            "de-AT",
            "time_zone",
            "Europe/Vienna"),
        SAVED);

    var profile = Member.user(host, email).profile();
    assertThat(profile.firstName()).isEqualTo("Ada");
    assertThat(profile.username()).contains(name);
    assertThat(profile.timeZone()).contains("Europe/Vienna");
    var page = ada.get(SAVED);
    assertThat(page.body())
        .contains("<html lang=\"de\" dir=\"ltr\">", "Ihr Profil ist gespeichert.")
        .contains("value=\"Ada\"", "value=\"de-AT\" lang=\"de-AT\" selected=\"selected\"")
        .contains("value=\"Europe/Vienna\" selected=\"selected\"")
        .doesNotContain("??");
    assertThat(page.headers().firstValue("Content-Language")).contains("de");
    assertThat(ada.get("/account").body()).contains("Ada Lovelace", name);
  }

  @Test
  void offersEveryLanguageAndKeepsAZoneThatIsNotOffered() {
    ada.submit(PROFILE, "time_zone", "+05:45");

    var page = ada.get(PROFILE).body();

    assertThat(Pattern.compile("<option [^>]*lang=\"").matcher(page).results())
        .hasSize(LocaleTag.ALL.size());
    assertThat(page).contains("Deutsch (Österreich)", "<option selected value=\"+05:45\">");
  }

  @Test
  void tiesFaultsToTheirFieldsAndKeepsWhatWasTyped() {
    var faulty = ada.submit(PROFILE, "first_name", "x".repeat(101), "field.f_number", "twelve");

    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(faulty.body())
        .contains("href=\"#first_name\"", "The first name is too long")
        .contains("value=\"" + "x".repeat(101) + '"')
        .contains("href=\"#field.f_number\"", "My number: this does not have the form")
        .contains("id=\"field.f_number-fault\"", "value=\"twelve\"")
        .doesNotContain("<script>", "??");
    assertThat(Member.user(host, email).profile().firstName()).isEmpty();
  }

  @Test
  void refusesWhoChangesTooMuchAndKeepsWhatWasTyped() {
    var csrf = ada.csrf(PROFILE);
    for (int i = 0; i < 30; i++) {
      ada.post(PROFILE, csrf, "first_name", "Ada " + i);
    }

    var refused = ada.post(PROFILE, csrf, "first_name", "Augusta");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).contains("Too many attempts", "value=\"Augusta\"");
    assertThat(ada.get(PROFILE).body()).contains("value=\"Ada 29\"");
  }

  @Test
  void saysEveryFaultAtOnce() {
    var name = "taken_" + email.replaceAll("\\D", "");
    Visitor.at(host)
        .registered("t" + email)
        .signedIn("t" + email)
        .submit(PROFILE, "username", name);
    var fields =
        Map.of(
            "username", name.toUpperCase(Locale.ROOT),
            "locale", "tlh",
            "time_zone", "Moon/Crater",
            "field.age", "0",
            "field.f_email", HOSTILE,
            "field.f_select", "Violet");

    var faulty = ada.submit(PROFILE, namesAndValues(fields));

    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(faulty.body())
        .contains("Somebody else has that user name", "There is no such time zone")
        .contains("There is no such language", "Age: the number is too small")
        .contains("href=\"#field.f_email\"", "My select: that is not there to choose")
        .doesNotContain("<script>", "??");
  }

  @Test
  void keepsCustomFieldsByTheirTypes() {
    var fields =
        Map.of(
            "field.f_text", HOSTILE,
            "field.f_textarea", "one\r\ntwo " + HOSTILE,
            "field.f_number", "12,5",
            "field.f_boolean", "true",
            "field.f_date", "2026-03-01",
            "field.f_email", "ada@example.org",
            "field.f_url", "https://example.org/?a=1&b=2",
            "field.f_select", "Red",
            "field.f_radio", "<b>Blue</b>");

    assertLeadsTo(ada.submit(PROFILE, namesAndValues(fields)), SAVED);

    assertThat(stored("f_textarea")).contains("one\ntwo " + HOSTILE);
    assertThat(held("f_number").flatMap(FieldValue::number)).contains(new BigDecimal("12.5"));
    assertThat(held("f_boolean").flatMap(FieldValue::truth)).contains(true);
    assertThat(stored("f_url")).contains("https://example.org/?a=1&b=2");
    assertThat(ada.get(PROFILE).body())
        .contains("value=\"12.5\"", "value=\"2026-03-01\"")
        .contains("value=\"true\" id=\"field.f_boolean\"")
        .contains("Member &lt;b&gt;number&lt;/b&gt;", "4711")
        .doesNotContain("<script>", "name=\"field.member\"");
  }

  @Test
  void keepsEveryTickAndRemovesWhatIsEmptied() {
    var box = "field.f_checkbox";
    var truth = "field.f_boolean";
    ada.submit(PROFILE, box, "", box, "Red", box, "Green", truth, "", truth, "true");
    assertThat(held("f_boolean").flatMap(FieldValue::truth)).contains(true);
    assertThat(held("f_checkbox").flatMap(FieldValue::texts)).contains(List.of("Red", "Green"));

    ada.submit(PROFILE, box, "", truth, "", "field.f_text", " ", "field.f_select", "");

    assertThat(held("f_boolean").flatMap(FieldValue::truth)).contains(false);
    assertThat(held("f_checkbox")).isEmpty();
    assertThat(held("f_text")).isEmpty();
  }

  private static String[] namesAndValues(Map<String, String> fields) {
    return fields.entrySet().stream()
        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
        .toArray(String[]::new);
  }

  @Test
  void leavesAloneWhatIsNotTheUsersOrNotInTheForm() {
    ada.submit(PROFILE, "first_name", "Ada", "field.f_text", "mine");

    ada.submit(PROFILE, "last_name", "Lovelace", "field.member", "1", "field.f_boolean", "");

    var user = Member.user(host, email);
    assertThat(user.profile().firstName()).isEqualTo("Ada");
    assertThat(stored("f_text")).contains("mine");
    assertThat(held("member").flatMap(FieldValue::number)).contains(new BigDecimal(4711));
    assertThat(held("f_boolean")).isEmpty();
    ada.submit(PROFILE, "email", "thief@example.org", "role", "Owner", "field.email", "x");
    assertThat(Member.user(host, email).email().typed()).isEqualTo(email);
  }

  @Test
  void livesThroughLongAndManyFields() {
    var quotes = "\"".repeat(40_000);
    var long64 =
        ada.send(
            "POST",
            PROFILE,
            "application/x-www-form-urlencoded",
            "_csrf=" + ada.csrf(PROFILE) + "&field.f_text=" + quotes);
    assertThat(long64.statusCode()).isEqualTo(422);
    assertThat(long64.body()).contains("My text: this is too long");

    var tooMuch = ada.submit(PROFILE, "field.f_textarea", "ä".repeat(20_000));
    assertThat(tooMuch.statusCode()).isEqualTo(413);
    assertThat(tooMuch.body()).contains("That was too much");
  }

  private Optional<FieldValue> held(String key) {
    return host.gatehouse().customFields().get(Member.user(host, email).id(), new FieldKey(key));
  }

  private Optional<String> stored(String key) {
    return held(key).flatMap(FieldValue::text);
  }

  private static void assertLeadsTo(HttpResponse<String> response, String path) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains(path);
  }
}
