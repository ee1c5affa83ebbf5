package dev.gatehouse.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientTest {
  private static final ClientAddress ADDRESS = ClientAddress.parse("192.0.2.7").orElseThrow();

  @Test
  void keepsNoControlCharacters() {
    assertThat(new Client(ADDRESS, "a\r\nb\u0000c\td").userAgent()).isEqualTo("abcd");
  }

  @Test
  void keepsThreeHundredCharacters() {
    assertThat(new Client(ADDRESS, "x".repeat(100_000)).userAgent()).hasSize(300);
  }
}
