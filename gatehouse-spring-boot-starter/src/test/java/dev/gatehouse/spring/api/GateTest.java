package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static Host host;

  @BeforeAll
  static void startAnApplicationWithEndpointsOfItsOwn() {
    host = Host.start(Probes.class, TestDatabase.SQLITE);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void readsTheParametersOfTheAddress() {
    var none = Visitor.at(host).api("GET", "probes");
    var both = Visitor.at(host).api("GET", "probes?limit=100&after=a%26b+c%C3%A9&loud=true");

    assertThat(none.body()).isEqualTo("{}");
    assertThat(both.body()).isEqualTo("{\"text\":\"a&b cé\",\"number\":100}");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit, wrong-type",
    "limit=101, limit, wrong-type",
    "limit=99999999999, limit, wrong-type",
    "limit=ten, limit, wrong-type",
    "limit, limit, wrong-type",
    "loud=yes, loud, wrong-type",
    "limit=1&limit=2, limit, duplicate",
    "limit=1&%6cimit=2, limit, duplicate",
    "Limit=1, Limit, unknown",
    "limit=1&order=name, order, unknown"
  })
  void refusesParametersThatAreUnknownOrWillNotDo(String query, String field, String code) {
    var response = Visitor.at(host).api("GET", "probes?" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("urn:gatehouse:problem:malformed-request")
        .contains("\"field\":\"" + field + "\",\"code\":\"" + code + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, a whole number from 1 to 100",
    "loud=yes, true or false",
  })
  void saysWhatAParameterIsToBe(String query, String wanted) {
    assertThat(Visitor.at(host).api("GET", "probes?" + query).body())
        .contains("\"message\":\"This is " + wanted + ".\"");
  }

  @Test
  void refusesParametersBesideABody() {
    var body = "{\"name\":\"a\",\"count\":1}";

    assertThat(Visitor.at(host).json("probes", body).statusCode()).isEqualTo(200);
    assertThat(Visitor.at(host).json("probes?name=b", body).statusCode()).isEqualTo(400);
    assertThat(Visitor.at(host).json("sessions?password=x", "{}").body()).contains("unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"four","count":1}                 | name   | too-long
          {"name":"a","count":0}                    | count  | wrong-type
          {"name":"a","count":10}                   | count  | wrong-type
          {"name":"a","count":1.0}                  | count  | wrong-type
          {"name":"a","count":99999999999}          | count  | wrong-type
          {"name":"a","count":"1"}                  | count  | wrong-type
          {"name":"a","count":1,"colour":"green"}   | colour | unknown-value
          {"name":"a","count":1,"loud":1}           | loud   | wrong-type
          """)
  void refusesMembersThatWillNotDo(String body, String field, String code) {
    var response = Visitor.at(host).json("probes", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"field\":\"" + field + "\",\"code\":\"" + code + "\"");
  }

  @Test
  void countsCharactersAndNotTheirHalves() {
    var body = "{\"name\":\"😀😀😀\",\"count\":1}";

    assertThat(Visitor.at(host).json("probes", body).statusCode()).isEqualTo(200);
  }

  @Test
  void takesPicturesOfTheTypesThatWereDeclared() {
    var path = "/account/api/v1/probes/picture";
    var visitor = Visitor.at(host);

    assertThat(visitor.send("PUT", path, "image/png", "x").statusCode()).isEqualTo(200);
    assertThat(visitor.send("PUT", path, "image/gif", "x").statusCode()).isEqualTo(200);
    assertThat(visitor.send("PUT", path, "text/html", "x").statusCode()).isEqualTo(415);
    assertThat(visitor.send("PUT", path, "", "x").statusCode()).isEqualTo(415);
    visitor.with("Accept", "application/json");
    assertThat(visitor.send("PUT", path, "image/png", "x").statusCode()).isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "[]"})
  void asksWhoMayBeforeItLooksAtAnythingElse(String type) {
    var visitor = Visitor.at(host).with("Accept", "image/webp");

    var response = visitor.send("PUT", "/account/api/v1/password?x=y", type, "nonsense");

    assertThat(response.statusCode()).isIn(401, 415);
    assertThat(visitor.api("GET", "probes/confirmed?x=y").statusCode()).isEqualTo(401);
  }

  @Test
  void saysWhichMethodsThereAre() {
    var response = Visitor.at(host).api("OPTIONS", "probes");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
  }

  @Test
  void answersHeadLikeGetWithoutABody() {
    var response = Visitor.at(host).api("HEAD", "probes?limit=5");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
  }
}
