package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.userfield.FieldsForm;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class UserExportTest {
  private static final String EXPORT = Staff.ADMIN + "/export/users";

  @Test
  void bringsTheUsersOfTheListAndNobodyElse() {
    var email = "x" + Emails.fresh();
    var user = Staff.user(email);
    Staff.user();

    var file = export("csv", email);

    assertThat(file.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"users.csv\"");
    var lines = List.of(file.body().split("\r\n", -1));
    assertThat(lines).hasSize(3).last().isEqualTo("");
    assertThat(lines.getFirst()).startsWith("id,email,userName,firstName,lastName,roles,active");
    assertThat(lines.get(1)).startsWith(user.id() + "," + email + ",").contains(",User,true,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/C calc'!A0", "\uff1d1"})
  void keepsSpreadsheetsFromRunningANameAsAFormula(String formula) {
    var user = Staff.user();
    Staff.host()
        .gatehouse()
        .userFields()
        .update(user.id(), FieldsForm.EMPTY.with("first_name", formula));

    var body = export("csv", user.email().typed()).body();

    assertThat(body).contains(",'" + formula + ",").doesNotContain("," + formula);
  }

  @Test
  void quotesWhatWouldEndACell() {
    var user = Staff.user();
    Staff.host()
        .gatehouse()
        .userFields()
        .update(user.id(), FieldsForm.EMPTY.with("first_name", "A \"quoted\", name 😀"));

    var body = export("csv", user.email().typed()).body();

    assertThat(body).contains(",\"A \"\"quoted\"\", name 😀\",");
  }

  @Test
  void bringsTheSameAsJson() {
    var user = Staff.user();

    var file = export("json", user.email().typed());

    assertThat(file.headers().firstValue("Content-Type")).contains("application/json");
    var users = JsonMapper.builder().build().readTree(file.body());
    assertThat(users.size()).isEqualTo(1);
    assertThat(users.get(0).get("email").asString()).isEqualTo(user.email().typed());
    assertThat(users.get(0).get("roles").get(0).asString()).isEqualTo("User");
    assertThat(users.get(0).get("active").asBoolean()).isTrue();
    assertThat(JsonMapper.builder().build().readTree(export("json", "nobody at all").body()))
        .isEmpty();
  }

  @Test
  void isNotedInTheTrail() {
    var search = Emails.fresh();

    export("csv", search);

    var event =
        Staff.host()
            .gatehouse()
            .audit()
            .page(AuditFilter.ALL.ofAct("users-exported"), Optional.empty(), 1)
            .entries()
            .getFirst()
            .event();
    assertThat(event.details()).containsEntry("search", search);
    assertThat(event.actor()).contains(Staff.boss().user().value());
  }

  private static HttpResponse<String> export(String as, String search) {
    var owner = Staff.owner();
    var file = owner.post(EXPORT, owner.csrf(Staff.USERS), "as", as, "q", search);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
    return file;
  }
}
