package dev.gatehouse.spring.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxyTest {
  private static final Clients CLIENTS =
      new Clients(List.of("10.0.0.1", "192.168.0.0/16", "2001:db8::/32", "172.16.0.0/12"));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # peer,            X-Forwarded-For,                    client
          203.0.113.9,       '',                                 203.0.113.9
          203.0.113.9,       198.51.100.1,                       203.0.113.9
          10.0.0.1,          '',                                 10.0.0.1
          10.0.0.1,          198.51.100.1,                       198.51.100.1
          10.0.0.1,          '6.6.6.6, 198.51.100.1',            198.51.100.1
          10.0.0.1,          '198.51.100.1, 192.168.7.7',        198.51.100.1
          10.0.0.1,          '6.6.6.6, 198.51.100.1,10.0.0.1',   198.51.100.1
          10.0.0.2,          198.51.100.1,                       10.0.0.2
          192.168.255.255,   198.51.100.1,                       198.51.100.1
          192.169.0.0,       198.51.100.1,                       192.169.0.0
          172.31.255.255,    198.51.100.1,                       198.51.100.1
          172.32.0.0,        198.51.100.1,                       172.32.0.0
          2001:db8:1::1,     198.51.100.1,                       198.51.100.1
          2001:db9::1,       198.51.100.1,                       2001:db9:0:0:0:0:0:1
          ::ffff:10.0.0.1,   198.51.100.1,                       198.51.100.1
          10.0.0.1,          ::ffff:198.51.100.1,                198.51.100.1
          10.0.0.1,          2001:db9::2,                        2001:db9:0:0:0:0:0:2
          10.0.0.1,          nonsense,                           10.0.0.1
          10.0.0.1,          '198.51.100.1, nonsense',           10.0.0.1
          10.0.0.1,          'nonsense, 198.51.100.1',           198.51.100.1
          10.0.0.1,          '198.51.100.1,',                    10.0.0.1
          10.0.0.1,          198.51.100.1:4711,                  10.0.0.1
          10.0.0.1,          localhost,                          10.0.0.1
          10.0.0.1,          '10.0.0.1, 192.168.1.1',            10.0.0.1
          fe80::1%eth0,      '',                                 fe80:0:0:0:0:0:0:1
          """)
  void findsTheClientBehindTrustedProxies(String peer, String forwardedFor, String client) {
    var headers = forwardedFor.isEmpty() ? List.<String>of() : List.of(forwardedFor);

    assertThat(CLIENTS.address(peer, headers).text()).isEqualTo(client);
  }

  @Test
  void readsSeveralHeadersAsOne() {
    var headers = List.of("6.6.6.6", "198.51.100.1");

    assertThat(CLIENTS.address("10.0.0.1", headers).text()).isEqualTo("198.51.100.1");
  }

  @Test
  void isNobodyUnlessTheSettingSaysSo() {
    try (var host = Host.start(TestDatabase.SQLITE, "gatehouse.trusted-proxies=")) {
      var form = "{\"email\":\"%d@example.org\",\"password\":\"wrong wrong wrong\"}";
      for (int guess = 0; guess < 15; guess++) {
        // each visitor claims to come from an address of its own
        var response = Visitor.at(host).json("sessions", form.formatted(guess));
        assertThat(response.statusCode()).isEqualTo(401);
      }

      assertThat(Visitor.at(host).json("sessions", form.formatted(15)).statusCode()).isEqualTo(429);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "proxy.example.org",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "::/129",
        "10.0.0"
      })
  void refusesWhatIsNoAddressAndNoBlock(String text) {
    assertThatThrownBy(() -> new Clients(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gatehouse.trusted-proxies");
  }
}
