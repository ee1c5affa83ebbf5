package dev.gatehouse.customfield;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "A1", "shoe_size", "x.y-z", "department"})
  void hasAKey(String text) {
    assertThat(FieldKey.parse(text)).contains(new FieldKey(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "_a", "a b", "a\n", "ä", "a@b", "a/b", "a$", "a\u0000"})
  void hasNoOtherKey(String text) {
    assertThat(FieldKey.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "hashed_password",
        "Hashed-Password",
        "id",
        "ID",
        "email",
        "e-mail",
        "E.Mail",
        "confirmed_at",
        "is_active",
        "isActive",
        "role",
        "username",
        "User_Name",
        "first_name",
        "user_timezone",
        "preferred_locale",
        "registration_ip",
        "custom_fields"
      })
  void neverHasTheNameOfWhatGatehouseKnows(String text) {
    assertThat(FieldKey.parse(text)).isEmpty();
    assertThat(FieldKey.reserved(text)).isTrue();
  }

  @Test
  void hasAKeyOfAtMost64Characters() {
    assertThat(FieldKey.parse("k".repeat(64))).isPresent();
    assertThat(FieldKey.parse("k".repeat(65))).isEmpty();
  }
}
