package dev.gatehouse.spring.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-AT,de;q=0.9,en;q=0.8 | de-AT",
        "fr;q=0.2,de;q=0.1 | fr",
        "ja,de;q=0.5 | de",
        "en-GB,de | en-GB",
        "ar | ar",
        "ar,en;q=0.1 | en",
        "'' | en",
        "* | en",
        "this is no header | en"
      })
  void takeTheFirstThatThereAreTextsIn(String header, String language) {
    var request = new MockHttpServletRequest();
    request.addHeader("Accept-Language", header);

    assertThat(Languages.of(request).toLanguageTag()).isEqualTo(language);
  }

  @Test
  void takeTheChoiceOfTheUserBeforeAll() {
    var request = new MockHttpServletRequest();
    request.addHeader("Accept-Language", "de");

    Languages.prefer("ja", request);

    assertThat(Languages.of(request)).isEqualTo(Locale.JAPANESE);
  }

  @ParameterizedTest
  @CsvSource({"de-CH,de", "fr-CA,fr", "en-AU,en", "ja,en", "ar,en", "he,he"})
  void sayWhatTheTextsAreReallyIn(String language, String texts) {
    assertThat(Languages.texts(Locale.forLanguageTag(language)).toLanguageTag()).isEqualTo(texts);
  }

  @ParameterizedTest
  @CsvSource({"ar,true", "he,true", "fa,true", "ur,true", "de,false", "ja,false"})
  void knowWhichWayIsWritten(String language, boolean rightToLeft) {
    assertThat(Languages.rightToLeft(Locale.forLanguageTag(language))).isEqualTo(rightToLeft);
  }
}
