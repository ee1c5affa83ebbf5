package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private final Host host = Host.shared(TestDatabase.SQLITE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"email":"a@b.org","password":"x","roles":["Owner"]}   | roles    | unknown
          {"email":"a@b.org","password":"x","userId":"1"}        | userId   | unknown
          {"email":"a@b.org","password":"x","":1}                |          | unknown
          {"password":"x"}                                       | email    | missing
          {}                                                     | password | missing
          {"email":1,"password":"x"}                             | email    | wrong-type
          {"email":null,"password":"x"}                          | email    | wrong-type
          {"email":["a@b.org"],"password":"x"}                   | email    | wrong-type
          {"email":{"a":{"b":1}},"password":"x"}                 | email    | wrong-type
          {"email":"a@b.org","password":true}                    | password | wrong-type
          {"email":"a@b.org","password":"x","language":7}        | language | wrong-type
          {"email":"a@b.org","email":"c@d.org","password":"x"}   | email    | duplicate
          {"email":"a@b.org","password":"\\ud800"}               | password | not-unicode
          {"email":"a@b.org","password":"a\\u0000b"}             | password | not-unicode
          {"email":"a@b.org","password":"x"} {}                  |          | trailing-content
          {"email":"a@b.org","password":"x"}]                    |          | not-json
          {"email":"a@b.org","password":"x"                      |          | not-json
          {"email":"a@b.org",'password':"x"}                     |          | not-json
          {"email":"a@b.org","password":"x",}                    |          | not-json
          {"email":"a@b.org","password":NaN}                     |          | not-json
          /* hello */ {"email":"a@b.org","password":"x"}         |          | not-json
          []                                                     |          | not-an-object
          "text"                                                 |          | not-an-object
          null                                                   |          | not-an-object
          ``                                                     |          | not-an-object
          """)
  void saysWhichMemberAndWhy(String body, String field, String code) {
    var response = Visitor.at(host).json("registrations", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("\"type\":\"urn:gatehouse:problem:malformed-request\"")
        .contains("\"field\":\"" + (field == null ? "" : field) + "\",\"code\":\"" + code + "\"");
    assertThat(response.body())
        .doesNotContain("Exception", "tools.jackson", "dev.gatehouse", "\tat");
  }

  @Test
  void refusesAFlagThatIsNone() {
    var response =
        Visitor.at(host)
            .json("sessions", "{\"email\":\"a@b.org\",\"password\":\"x\",\"remember\":\"true\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"field\":\"remember\",\"code\":\"wrong-type\"");
  }

  @Test
  void refusesATransportThatIsNone() {
    var response =
        Visitor.at(host)
            .json(
                "sessions", "{\"email\":\"a@b.org\",\"password\":\"x\",\"transport\":\"pigeon\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"field\":\"transport\",\"code\":\"unknown-value\"");
  }

  @Test
  void refusesWhatIsNotUtf8() throws IOException, InterruptedException {
    var latin =
        "{\"email\":\"a@b.org\",\"password\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
    var request =
        HttpRequest.newBuilder(host.at("/account/api/v1/registrations"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(latin))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var response = http.send(request, BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("not-utf-8");
    }
  }

  @Test
  void survivesDeepNesting() {
    var deep = "{\"email\":" + "[".repeat(20_000) + "]".repeat(20_000) + ",\"password\":\"x\"}";

    assertThat(Visitor.at(host).json("registrations", deep).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/json",
        "application/xml",
        "nonsense",
        ""
      })
  void readsNothingButJson(String type) {
    var response =
        Visitor.at(host)
            .send(
                "POST",
                "/account/api/v1/registrations",
                type,
                "{\"email\":\"a@b.org\",\"password\":\"x\"}");

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.body()).contains("urn:gatehouse:problem:media-type-unsupported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/json;q=0", "image/*", "nonsense"})
  void answersNothingButJson(String accepted) {
    var response = Visitor.at(host).with("Accept", accepted).api("GET", "csrf");

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(response.body()).contains("urn:gatehouse:problem:not-acceptable");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, registrations, 'OPTIONS, POST'",
    "PUT, csrf, 'GET, HEAD, OPTIONS'",
    "PATCH, sessions/current, 'DELETE, OPTIONS'"
  })
  void namesTheMethodsThatExist(String method, String endpoint, String allowed) {
    var visitor = Visitor.at(host).registered("m@example.org").signedInByToken("m@example.org");

    var response = visitor.api(method, endpoint);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains(allowed);
    assertThat(response.body()).contains("urn:gatehouse:problem:method-not-allowed");
  }

  @Test
  void saysThatThereIsNothing() {
    var response = Visitor.at(host).api("GET", "nothing/here");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("urn:gatehouse:problem:not-found");
  }
}
