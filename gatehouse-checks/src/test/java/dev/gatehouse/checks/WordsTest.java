package dev.gatehouse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The pages have words for what the core writes into the audit trail, and for its mails.
 *
 * <p>That the words are there in every language is for the tests of the starter.
 */
class WordsTest {
  private static final Origins ACTS = Origins.of("dev.gatehouse.audit.AuditEvent", "act");

  @Test
  void areThereForEveryActAndNoOther() {
    assertThat(ACTS.texts()).hasSizeGreaterThan(60).isEqualTo(keys("gatehouse-messages", "event."));
  }

  /** A mail may bear the name of its act, which then comes from an event. */
  @Test
  void areThereForEveryMailAndNoOther() {
    var mails = Origins.of("dev.gatehouse.spi.Mail", "template");
    var worded = keys("gatehouse-messages", "mail.");
    var others = mails.texts();
    others.removeAll(ACTS.texts());

    assertThat(others).hasSizeGreaterThan(10).isSubsetOf(worded);
    assertThat(mails.lost()).isEqualTo(ACTS.lost());
    assertThat(worded).isEqualTo(written());
  }

  @Test
  void followEveryActToItsText() {
    assertThat(ACTS.lost()).containsExactly("AuditRepository.java: row.getString(\"act\")");
  }

  private static Set<String> written() {
    return keys("gatehouse-mails", "").stream()
        .filter(key -> key.endsWith(".subject"))
        .map(key -> key.replace(".subject", ""))
        .collect(Collectors.toSet());
  }

  private static Set<String> keys(String file, String prefix) {
    return ResourceBundle.getBundle(file, Locale.ROOT).keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .collect(Collectors.toSet());
  }
}
