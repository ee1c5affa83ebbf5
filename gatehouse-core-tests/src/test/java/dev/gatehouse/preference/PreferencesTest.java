package dev.gatehouse.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EachDatabase
class PreferencesTest {
  private static final String TOO_LONG =
      "a-name-of-no-more-than-sixty-four-letters-as-which-this-is-by-one";
  private static final PreferenceName COLUMNS = new PreferenceName("orders.columns");

  private final Kit kit;
  private final Preferences preferences;
  private final UserId ada;
  private final UserId bob;

  PreferencesTest(Kit kit) {
    this.kit = kit;
    this.preferences = kit.gatehouse().preferences();
    this.ada = kit.registered("ada@example.org").id();
    this.bob = kit.registered("bob@example.org").id();
  }

  @Test
  void keepWhatEachUserWants() {
    preferences.keep(ada, COLUMNS, "one");
    preferences.keep(ada, COLUMNS, "other 😀");
    preferences.keep(bob, COLUMNS, "");

    assertThat(preferences.get(ada, COLUMNS)).contains("other 😀");
    assertThat(preferences.get(bob, COLUMNS)).contains("");
    assertThat(preferences.get(ada, new PreferenceName("other"))).isEmpty();
  }

  @Test
  void forgetWhatIsNotWantedAnyMore() {
    preferences.keep(ada, COLUMNS, "one");
    preferences.keep(bob, COLUMNS, "one");

    assertThat(preferences.forget(ada, COLUMNS)).isTrue();
    assertThat(preferences.forget(ada, COLUMNS)).isFalse();

    assertThat(preferences.of(ada)).isEmpty();
    assertThat(preferences.of(bob)).hasSize(1);
  }

  @Test
  void areNobodysWhoIsUnknown() {
    var nobody = new UserId(new UUID(0x7000, 1));

    assertThat(preferences.keep(nobody, COLUMNS, "one"))
        .isEqualTo(new PreferenceChange.UnknownUser());
    assertThat(preferences.of(nobody)).isEmpty();
  }

  @Test
  void goWithTheirUser() {
    preferences.keep(ada, COLUMNS, "one");
    preferences.keep(bob, COLUMNS, "one");

    Tables.on(kit).update("delete from gatehouse_users where id = '%s'".formatted(bob));

    assertThat(Tables.on(kit).number("select count(*) from gatehouse_preferences")).isOne();
  }

  @Test
  void areNoMoreThanAHundredHoweverManyComeAtOnce() throws Exception {
    for (int number = 1; number < Preferences.MOST; number++) {
      preferences.keep(ada, new PreferenceName("name-" + number), "one");
    }

    var late =
        IntStream.range(0, 8)
            .mapToObj(number -> new PreferenceName("late-" + number))
            .<Callable<PreferenceChange>>map(name -> () -> preferences.keep(ada, name, "one"))
            .toList();
    var changes = Simultaneous.run(late);

    assertThat(changes).filteredOn(new PreferenceChange.Kept()::equals).hasSize(1);
    assertThat(changes).filteredOn(new PreferenceChange.TooMany()::equals).hasSize(7);
    assertThat(preferences.of(ada)).hasSize(Preferences.MOST);
    assertThat(preferences.keep(ada, new PreferenceName("name-1"), "two"))
        .isEqualTo(new PreferenceChange.Kept());
  }

  @Test
  void areOfBoundedLength() {
    assertThat(preferences.keep(ada, COLUMNS, "x".repeat(Preferences.LONGEST)))
        .isEqualTo(new PreferenceChange.Kept());
    assertThatThrownBy(() -> preferences.keep(ada, COLUMNS, "x".repeat(Preferences.LONGEST + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> preferences.keep(ada, COLUMNS, "\0"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Orders", "1st", "a b", "a/b", "é", "a\n", "a\0", "..", TOO_LONG})
  void haveNamesThatReadWell(String name) {
    assertThatThrownBy(() -> new PreferenceName(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void haveNamesOfUpToSixtyFourCharacters() {
    var longest = TOO_LONG.substring(0, TOO_LONG.length() - 1);

    assertThat(new PreferenceName(longest).text()).hasSize(64);
    assertThat(TOO_LONG).hasSize(65);
  }
}
