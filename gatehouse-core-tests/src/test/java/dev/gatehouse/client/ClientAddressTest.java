package dev.gatehouse.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7, 192.0.2.7",
    "::ffff:192.0.2.7, 192.0.2.7, 192.0.2.7",
    "::FFFF:c000:0207, 192.0.2.7, 192.0.2.7",
    "2001:db8::1, 2001:db8:0:0:0:0:0:1, 2001:db8:0:0:0:0:0:0/64",
    "2001:DB8:0:0:1234:5678:9abc:def0, 2001:db8:0:0:1234:5678:9abc:def0, 2001:db8:0:0:0:0:0:0/64",
    "2001:db8:0:1::1, 2001:db8:0:1:0:0:0:1, 2001:db8:0:1:0:0:0:0/64",
    "::1, 0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:0/64"
  })
  void hasOneSpellingAndOneNetwork(String text, String canonical, String network) {
    var address = ClientAddress.parse(text).orElseThrow();

    assertThat(address.text()).isEqualTo(canonical);
    assertThat(address.network()).isEqualTo(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "unknown", "localhost", "example.org", "1.2.3", "1.2.3.4.5", "256.1.1.1",
        "010.1.1.1", "0x7f.1", "2130706433", "1.2.3.4:80", "[::1]", "::1%eth0", ":::", "1:2",
        "g::1", "1.2.3.4, 5.6.7.8", "1.2.3.4\n", "12345::"
      })
  void refusesWhatIsNoAddressWithoutAskingANameServer(String text) {
    assertThat(ClientAddress.parse(text)).isEmpty();
  }
}
