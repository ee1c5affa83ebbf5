package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.spring.host.Visitor;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FieldsPageTest {
  private static final String FIELDS = Staff.ADMIN + "/fields";
  private static final String NEW = Staff.ADMIN + "/new-field";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Visitor admin = Staff.admin();
  private final String key = "field_" + NUMBERS.incrementAndGet();
  private final String page = FIELDS + "/" + key;

  @Test
  void createsChangesAndDeletesAField() {
    Staff.assertDone(
        create(
            "type", "select", "options", "red\r\ngreen\r\n", "initial", "red", "enabled", "true"),
        FIELDS,
        "field-created");

    assertThat(field().options()).containsExactly("red", "green");
    assertThat(field().access()).isEqualTo(CustomField.Access.ADMIN);
    assertThat(admin.get(page).body()).contains("red\ngreen", "value=\"&lt;Hat&gt;\"");
    var changed =
        post(
            page,
            "label",
            "Hat",
            "type",
            "number",
            "least",
            "1",
            "most",
            "2,5",
            "seenByUser",
            "true");
    Staff.assertDone(changed, FIELDS, "field-updated");
    assertThat(field().enabled()).isFalse();
    assertThat(field().rules().most())
        .hasValueSatisfying(most -> assertThat(most).isEqualTo("2.5"));
    Staff.assertDone(post(page + "/first"), FIELDS, "field-updated");
    assertThat(Staff.host().gatehouse().fieldDefinitions().list().getFirst()).isEqualTo(field());
    Staff.assertDone(post(page + "/deletion"), FIELDS, "field-deleted");
    assertThat(admin.get(page).statusCode()).isEqualTo(404);
  }

  @Test
  void saysWhatIsWrongWithADefinition() {
    create("type", "text");

    assertThat(create("type", "text").body()).contains("There is a field of that key.");
    assertThat(post(NEW, "key", "password", "label", "x", "type", "text").body())
        .contains("Key: a letter", "value=\"password\"");
    assertThat(post(page, "label", "", "type", "text").statusCode()).isEqualTo(422);
    assertThat(post(page, "label", "x", "type", "hat").body()).contains("Choose a type.");
    assertThat(post(page, "label", "x", "type", "number", "least", "few").body())
        .contains("Least: that is no number.");
    assertThat(post(page, "label", "x", "type", "number", "initial", "few").body())
        .contains("Default: no field of that type holds this.");
    assertThat(post(page, "label", "x", "type", "select").statusCode()).isEqualTo(422);
    assertThat(post(page, "label", "x", "type", "text", "pattern", "(").statusCode())
        .isEqualTo(422);
  }

  private HttpResponse<String> create(String... more) {
    var fields = new ArrayList<>(List.of("key", key, "label", "<Hat>"));
    fields.addAll(List.of(more));
    return post(NEW, fields.toArray(String[]::new));
  }

  private HttpResponse<String> post(String path, String... fields) {
    return admin.post(path, admin.csrf(NEW), fields);
  }

  private CustomField field() {
    return Staff.host().gatehouse().fieldDefinitions().list().stream()
        .filter(field -> field.key().text().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
