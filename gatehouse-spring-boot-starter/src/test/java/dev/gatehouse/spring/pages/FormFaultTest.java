package dev.gatehouse.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.web.Problem;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormFaultTest {
  @ParameterizedTest
  @CsvSource({
    "PT0.2S, one second",
    "PT2S, 2 seconds",
    "PT1M59S, 119 seconds",
    "PT2M, 2 minutes",
    "PT2M0.001S, 3 minutes",
    "PT1H, 60 minutes",
    "PT1H59M, 119 minutes",
    "PT1H59M1S, 2 hours",
    "P1D, 24 hours"
  })
  void saysHowLongToWaitInNumbersThatPeopleGrasp(Duration wait, String words) {
    var fault = FormFault.later("email", Problem.TOO_MANY_ATTEMPTS, wait);

    var texts = ResourceBundle.getBundle("gatehouse-messages", Locale.ROOT);
    var text = new MessageFormat(texts.getString("fault." + fault.code()), Locale.ENGLISH);
    assertThat(text.format(new Object[] {fault.detail()}))
        .isEqualTo("Too many attempts. Try again in " + words + ".");
  }
}
