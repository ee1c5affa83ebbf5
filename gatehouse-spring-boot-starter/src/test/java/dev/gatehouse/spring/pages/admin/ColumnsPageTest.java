package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.user.User;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which columns the list of users has. */
class ColumnsPageTest {
  private static final String COLUMNS = Staff.ADMIN + "/columns";
  private static final FieldKey DEPARTMENT = new FieldKey("department");
  private static final FieldKey TRAINED = new FieldKey("trained");
  private static final Pattern HEAD =
      Pattern.compile("<th scope=\"col\"[^>]*>(?:<a[^>]*>)?<(?:span|bdi)>([^<]*)<");

  private final Visitor owner = Staff.owner();
  private final User user = Staff.user();

  @BeforeEach
  void define() {
    for (var field :
        List.of(
            CustomField.of(DEPARTMENT, "Department <b>", FieldType.TEXT),
            CustomField.of(TRAINED, "Trained", FieldType.BOOLEAN))) {
      Staff.host().gatehouse().fieldDefinitions().create(Staff.boss(), field);
    }
  }

  @AfterEach
  void forget() {
    post(owner, "usual", "true");
    for (var key : List.of(DEPARTMENT, TRAINED)) {
      Staff.host().gatehouse().fieldDefinitions().delete(Staff.boss(), key);
    }
  }

  @Test
  void areTheUsualOnesAtFirst() {
    assertThat(heads(owner))
        .containsExactly("E-mail address", "Name", "Registered", "Last sign-in", "Roles", "State");
  }

  @Test
  void areRememberedForWhoChoseThemInEveryBrowser() {
    var elsewhere = Staff.owner();
    var other = Staff.admin();

    var response = post(owner, "column", "country", "column", "username", "column", "language");

    assertThat(response).isEqualTo(Staff.USERS + "?done=columns-chosen");
    for (var browser : List.of(owner, elsewhere)) {
      assertThat(heads(browser))
          .containsExactly("E-mail address", "User name", "Country", "Language");
    }
    assertThat(heads(other)).hasSize(6);
    assertThat(row(owner)).contains("<bdi>English</bdi>").doesNotContain("badge");
  }

  @Test
  void mayBeNoneAndTheUsualOnesAgain() {
    post(owner);
    assertThat(heads(owner)).containsExactly("E-mail address");

    post(owner, "usual", "true");
    assertThat(heads(owner)).hasSize(6);
  }

  @Test
  void keepTheConditionsOfTheList() {
    assertThat(post(owner, "column", "roles", "q", "a@b", "sort", "email"))
        .isEqualTo(Staff.USERS + "?q=a%40b&sort=email&done=columns-chosen");
    assertThat(owner.get(Staff.USERS + "?done=columns-chosen").body())
        .contains("The columns are as you chose them.");
  }

  @ParameterizedTest
  @CsvSource({
    "last-name, last-name",
    "username, username",
    "registered, registered",
    "signed-in, signed-in",
    "second-factor, second-factor",
    "country, country"
  })
  void sortByWhatAnIndexHasInOrder(String column, String sort) {
    post(owner, "column", column);

    assertThat(owner.get(Staff.USERS).body()).contains("href=\"/account/admin/users?sort=" + sort);
    assertThat(owner.get(Staff.USERS + "?sort=" + sort + "&desc=true").body())
        .contains("aria-sort=\"descending\"");
  }

  @Test
  void showCustomFieldsAndRunNothingInThem() {
    var hostile = "<img src=x onerror=alert(1)>" + "x".repeat(100);
    hold(user, DEPARTMENT, FieldValue.of(hostile));
    hold(user, TRAINED, FieldValue.of(true));

    post(owner, "column", "field.department", "column", "field.trained");

    assertThat(heads(owner)).containsExactly("E-mail address", "Department &lt;b&gt;", "Trained");
    assertThat(row(owner))
        .contains("<bdi title=\"&lt;img src=x onerror=alert(1)&gt;" + "x".repeat(100) + "\">")
        .contains("&lt;img src=x onerror=alert(1)&gt;" + "x".repeat(31) + "…<", "<span>Yes</span>")
        .doesNotContain("<img");
  }

  @Test
  void showNoFieldsOfThoseWhoAreNotBelow() {
    var admin = Staff.adminUser();
    var other = Staff.admin();
    hold(admin, DEPARTMENT, FieldValue.of("secret department"));

    post(other, "column", "field.department");
    var seen = other.get(Staff.USERS + "?q=" + admin.email().typed()).body();

    assertThat(seen).contains("not for you to see").doesNotContain("secret department");
    post(owner, "column", "field.department");
    assertThat(owner.get(Staff.USERS + "?q=" + admin.email().typed()).body())
        .contains("secret department");
  }

  @Test
  void loseAFieldThatIsNotDefinedAnyMore() {
    post(owner, "column", "roles", "column", "field.department");

    Staff.host().gatehouse().fieldDefinitions().delete(Staff.boss(), DEPARTMENT);

    assertThat(heads(owner)).containsExactly("E-mail address", "Roles");
    assertThat(post(owner, "column", "field.department", "column", "password", "column", "state"))
        .endsWith("columns-chosen");
    assertThat(heads(owner)).containsExactly("E-mail address", "State");
  }

  @Test
  void addTheirFieldsToTheFile() {
    hold(user, DEPARTMENT, FieldValue.of("=1+1"));
    post(owner, "column", "field.department");

    var csrf = owner.csrf(Staff.USERS);
    var email = user.email().typed();
    var csv = owner.post(Staff.ADMIN + "/export/users", csrf, "as", "csv", "q", email).body();
    var json = owner.post(Staff.ADMIN + "/export/users", csrf, "as", "json", "q", email).body();

    assertThat(csv).contains(",country,language,field.department\r\n", ",en,'=1+1\r\n");
    assertThat(json).contains("\"language\":\"en\",\"field.department\":\"=1+1\"");
  }

  @Test
  void refuseAnAddressThatNoListHas() {
    var csrf = owner.csrf(Staff.USERS);

    assertThat(owner.post(COLUMNS, csrf, "column", "roles", "sort", "password").statusCode())
        .isEqualTo(400);
  }

  private static void hold(User user, FieldKey key, FieldValue value) {
    Staff.host().gatehouse().customFields().set(user.id(), key, value);
  }

  private static String post(Visitor visitor, String... pairs) {
    var response = visitor.post(COLUMNS, visitor.csrf(Staff.USERS), pairs);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    return response.headers().firstValue("Location").orElseThrow();
  }

  private List<String> heads(Visitor visitor) {
    var page = visitor.get(Staff.USERS + "?q=" + user.email().typed()).body();
    return HEAD.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private String row(Visitor visitor) {
    var page = visitor.get(Staff.USERS + "?q=" + user.email().typed()).body();
    return Stream.of(page.split("<tbody>|</tbody>")).skip(1).findFirst().orElseThrow();
  }
}
