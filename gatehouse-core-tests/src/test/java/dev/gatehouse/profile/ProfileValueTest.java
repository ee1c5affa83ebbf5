package dev.gatehouse.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileValueTest {
  @ParameterizedTest
  @ValueSource(strings = {"ada", "Ada_Lovelace", "a1_", "abcdefghijklmnopqrstuvwxyz1234"})
  void takesAUserName(String text) {
    assertThat(Username.parse(text)).contains(new Username(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "1ada",
        "_ada",
        "ada\n",
        " ada",
        "ada ",
        "ada@example.org",
        "a.da",
        "a-da",
        "ädel",
        "ad\u0430",
        "abcdefghijklmnopqrstuvwxyz12345",
        "ada\nbob",
        "ada\u0000"
      })
  void refusesWhatIsNoUserNameToItsLastCharacter(String text) {
    assertThat(Username.parse(text)).isEmpty();
  }

  @Test
  void takesTwoSpellingsOfAUserNameForOne() {
    assertThat(new Username("ADA_I").key()).isEqualTo(new Username("ada_i").key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada", "O'Brien", "Jean-Luc", "María José", "李", "نیلوفر\u200cی", ""})
  void takesANameInAnyScript(String text) {
    assertThat(PersonName.parse("  " + text + " ")).contains(new PersonName(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A\nda", "A\u0000da", "\u202eada", "a\u2028da", "a\u007f", "a\ud800"})
  void refusesANameThatTurnsLinesOrTextAround(String text) {
    assertThat(PersonName.parse(text)).isEmpty();
  }

  @Test
  void countsTheCharactersOfANameAndNotTheirHalves() {
    assertThat(PersonName.parse("\ud83e\udda6".repeat(100))).isPresent();
    assertThat(PersonName.parse("\ud83e\udda6".repeat(101))).isEmpty();
    assertThat(PersonName.parse("x".repeat(100_000))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Paris, Europe/Paris",
    "europe/paris, Europe/Paris",
    "' America/New_York ', America/New_York",
    "UTC, UTC",
    "+05:30, +05:30",
    "5:30, +05:30",
    "-3, -03:00",
    "0, +00:00",
    "-00:00, +00:00",
    "14, +14:00",
    "+13:45, +13:45",
    "-12:00, -12:00",
    "-9:30, -09:30"
  })
  void storesATimeZoneInItsOneSpelling(String typed, String stored) {
    var zone = TimeZoneName.parse(typed);

    assertThat(zone).contains(new TimeZoneName(stored));
    assertThat(zone.orElseThrow().zone()).isEqualTo(ZoneId.of(stored));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+14:15",
        "-12:15",
        "+15",
        "5:20",
        "5:60",
        "+5:7",
        "Europe/Atlantis",
        "5.5",
        "+-5",
        "Europe/Paris\nx",
        "SystemV/EST5",
        "99999999999999999999",
        "٥"
      })
  void refusesWhatIsNoTimeZone(String text) {
    assertThat(TimeZoneName.parse(text)).isEmpty();
    assertThatThrownBy(() -> new TimeZoneName(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsEveryOffsetAndZoneThatItOffers() {
    for (int quarter = -48; quarter <= 56; quarter++) {
      int minutes = Math.abs(quarter) * 15;
      var text = "%s%d:%02d".formatted(quarter < 0 ? "-" : "+", minutes / 60, minutes % 60);
      assertThat(TimeZoneName.parse(text)).as(text).isPresent();
    }
    assertThat(ZoneId.getAvailableZoneIds())
        .filteredOn(name -> !name.startsWith("SystemV/"))
        .allSatisfy(name -> assertThat(TimeZoneName.parse(name)).isPresent());
  }

  @Test
  void offersEightyFiveLanguages() {
    assertThat(LocaleTag.ALL).hasSize(85).doesNotHaveDuplicates();
    assertThat(LocaleTag.parse(" DE-de ")).contains(new LocaleTag("de-DE"));
    for (var none : new String[] {"", "de", "en", "zh", "de_DE", "de-DE\nx", "tlh", "x"}) {
      assertThat(LocaleTag.parse(none)).as(none).isEmpty();
    }
  }
}
