package dev.gatehouse.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpSecretTest {
  /** "12345678901234567890" in ASCII, the secret of both RFCs' tables. */
  private static final TotpSecret SECRET =
      TotpSecret.ofHex("3132333435363738393031323334353637383930");

  @ParameterizedTest
  @CsvSource({
    "0, 755224",
    "1, 287082",
    "2, 359152",
    "3, 969429",
    "4, 338314",
    "5, 254676",
    "6, 287922",
    "7, 162583",
    "8, 399871",
    "9, 520489"
  })
  void makesTheCodesOfRfc4226AppendixD(long counter, String code) {
    assertThat(SECRET.code(counter)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void makesTheCodesOfRfc6238AppendixB(long seconds, String eightDigits) {
    // the table has eight digits, of which ours are the last six
    assertThat(SECRET.code(seconds / 30)).isEqualTo(eightDigits.substring(2));
  }

  @Test
  void isShownInBase32() {
    assertThat(SECRET.reveal()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  }

  @Test
  void hasTwentyRandomBytesAndPrintsNone() {
    var secret = TotpSecret.issue(new SecureRandom());

    assertThat(secret.hex()).hasSize(40);
    assertThat(secret).hasToString("[redacted]");
    assertThat(TotpSecret.issue(new SecureRandom()).hex()).isNotEqualTo(secret.hex());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ada@example.org|otpauth://totp/Otters%20%26%20Co:ada%40example.org?secret=",
        "a#b?c/d+e&f@example.org|otpauth://totp/Otters%20%26%20Co:a%23b%3Fc%2Fd%2Be%26f%40example.org?secret=",
        "grüße@example.org|otpauth://totp/Otters%20%26%20Co:gr%C3%BC%C3%9Fe%40example.org?secret="
      })
  void isFullyEncodedInItsUri(String address, String beginning) {
    var uri = TotpUri.of(SECRET, "Otters & Co", address);

    assertThat(uri.reveal())
        .isEqualTo(
            beginning
                + "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Otters%20%26%20Co"
                + "&algorithm=SHA1&digits=6&period=30");
    assertThat(uri).hasToString("[redacted]");
  }

  @Test
  void isDrawnAsAnSvgWithoutScripts() {
    var svg = QrCode.of(TotpUri.of(SECRET, "Otters", "ada@example.org")).svg();

    assertThat(svg).startsWith("<svg xmlns=").endsWith("</svg>").contains("<path d=\"M");
    assertThat(svg).doesNotContain("script", "style", "GEZDGNBV");
  }
}
