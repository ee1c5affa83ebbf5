package dev.gatehouse.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTest {
  private static final ClientAddress ADDRESS = ClientAddress.parse("192.0.2.7").orElseThrow();

  @Test
  void keepsNoControlCharacters() {
    assertThat(new Client(ADDRESS, "a\r\nb\u0000c\td").userAgent()).isEqualTo("abcd");
    assertThat(new Client(ADDRESS, "a\u0085b\u2028c\u202ed\ud800").userAgent()).isEqualTo("abcd");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox on Linux
          Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0     | Edge on Windows
          Mozilla/5.0 (iPhone; CPU like Mac OS X) Version/19 Safari/604.1        | Safari on iPhone
          Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537.36      | Chrome on Android
          curl/8.20                                                              | curl/8.20
          """)
  void callsADeviceByAFewWords(String userAgent, String device) {
    assertThat(new Client(ADDRESS, userAgent).device()).isEqualTo(device);
    assertThat(new Client(ADDRESS, "x".repeat(300)).device()).hasSize(40);
    assertThat(new Client(ADDRESS, "\ud83d\ude00".repeat(41)).device())
        .isEqualTo("\ud83d\ude00".repeat(40));
    assertThat(new Client(ADDRESS, "").device()).isEmpty();
  }

  @Test
  void keepsThreeHundredCharacters() {
    assertThat(new Client(ADDRESS, "x".repeat(100_000)).userAgent()).hasSize(300);
    // none of them by half
    var faces = new Client(ADDRESS, "x" + "\ud83d\ude00".repeat(400)).userAgent();
    assertThat(faces).hasSize(599).endsWith("\ud83d\ude00");
  }
}
