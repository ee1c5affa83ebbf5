package dev.gatehouse.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @CsvSource({
    "ada@example.org, ada@example.org",
    "Ada.Lovelace@Example.ORG, ada.lovelace@example.org",
    "'  ada@example.org ', ada@example.org",
    "'ada@example.org\n', ada@example.org",
    "ada+news@sub.example.co.uk, ada+news@sub.example.co.uk",
    "o'brien@example.org, o'brien@example.org",
    "{}|~^`#!@example.org, {}|~^`#!@example.org",
    "1@2.example, 1@2.example",
    "josé@example.org, josé@example.org",
    "JOSÉ@example.org, josé@example.org",
    "jose\u0301@example.org, josé@example.org",
    "ада@пример.рф, ада@xn--e1afmkfd.xn--p1ai",
    "ada@bücher.example, ada@xn--bcher-kva.example",
    "ada@BÜCHER.example, ada@xn--bcher-kva.example",
    "ada@XN--BCHER-KVA.example, ada@xn--bcher-kva.example",
    "straße@example.org, straße@example.org",
    "H\u0331x@example.org, \u1e96x@example.org",
    "\u1e96x@example.org, \u1e96x@example.org",
    "ΣΑΣ@example.org, σασ@example.org",
    "σας@example.org, σασ@example.org"
  })
  void readsAnAddressIntoItsCanonicalForm(String typed, String canonical) {
    assertThat(EmailAddress.parse(typed).map(EmailAddress::canonical)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "@",
        "ada",
        "ada@",
        "@example.org",
        "ada@example",
        "ada@@example.org",
        "ada@b@example.org",
        "ada @example.org",
        "ada@exa mple.org",
        ".ada@example.org",
        "ada.@example.org",
        "a..da@example.org",
        "ada@.example.org",
        "ada@example..org",
        "ada@example.org.",
        "ada@-example.org",
        "ada@example-.org",
        "ada@exa_mple.org",
        "ada@127.0.0.1",
        "ada@[127.0.0.1]",
        "\"ada\"@example.org",
        "ada(comment)@example.org",
        "<ada@example.org>",
        "ada@example.org>",
        "ada@example.org\r\nBcc: eve@example.org",
        "ada\u0000@example.org",
        "ada\u2028@example.org",
        "ada\u200b@example.org",
        "ada\u202e@example.org",
        "ada\ufe0f@example.org",
        "ada\u3164@example.org",
        "ada\u034f@example.org",
        "ada\u200d@example.org",
        "ada%0d%0a@exa%mple.org",
        "ada@example.org,eve@example.org",
        "ada@example.org;eve@example.org"
      })
  void refusesWhatIsNoAddress(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m\u0131ke@example.org", // dotless i, whose upper case is I
        "M\u0130KE@example.org", // dotted I, whose lower case is i
        "\u212aevin@example.org", // the Kelvin sign
        "mi\u017fha@example.org", // long s
        "\uff41da@example.org", // full-width a
        "\ufb01ona@example.org", // the ligature fi
        "ada\u00b2@example.org", // superscript 2
        "ada@\uff45xample.org",
        "ada@examp\u217ce.org", // the Roman numeral fifty
        "ada@ex\u212bmple.org\u2024com",
        "ada@fa\u00df.example", // one domain by IDNA 2003, another by IDNA 2008
        "ada\uff20example.org"
      })
  void refusesWhatSomeSystemTakesForAnotherAddress(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @Test
  void refusesWhatIsTooLong() {
    var domain = "d".repeat(60) + "." + "e".repeat(60) + ".org";

    assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain)).isPresent();
    assertThat(EmailAddress.parse("a".repeat(65) + "@" + domain)).isEmpty();
    assertThat(EmailAddress.parse("é".repeat(32) + "@" + domain)).isPresent();
    assertThat(EmailAddress.parse("é".repeat(33) + "@" + domain)).isEmpty();
    assertThat(EmailAddress.parse("a@" + "d".repeat(64) + ".org")).isEmpty();
    assertThat(EmailAddress.parse("a@" + "d.".repeat(200) + "org")).isEmpty();
    assertThat(EmailAddress.parse("a".repeat(10_000_000))).isEmpty();
  }

  @Test
  void comparesByTheCanonicalFormAndKeepsWhatWasTyped() {
    var one = EmailAddress.parse("Ada@Example.org").orElseThrow();
    var other = EmailAddress.parse("ada@example.ORG").orElseThrow();

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.typed()).isEqualTo("Ada@Example.org");
  }

  @Test
  void neverPrintsItself() {
    assertThat(EmailAddress.parse("ada@example.org").orElseThrow().toString())
        .doesNotContain("ada");
  }
}
