package dev.gatehouse.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.testing.PostgresServer;
import dev.gatehouse.user.EmailAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Drives the application as its users do, on a real PostgreSQL. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "gatehouse.password.cost=4")
class NotesTest {
  private static final String PASSWORD = "tumbling otters by moonlight";
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final Gatehouse gatehouse;
  private final JdbcClient jdbc;

  @Autowired
  NotesTest(@LocalServerPort int port, Gatehouse gatehouse, JdbcClient jdbc) {
    this.address = "http://localhost:" + port;
    this.gatehouse = gatehouse;
    this.jdbc = jdbc;
  }

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", PostgresServer.started()::newDatabaseUrl);
  }

  @Test
  void showsEverybodyTheirOwnNotes() throws Exception {
    var ada = signedUp("ada@example.org");
    var bob = signedUp("bob@example.org");

    assertThat(post("/notes", "{\"text\":\"Feed the otters\"}", ada).statusCode()).isEqualTo(201);

    assertThat(get("/notes", ada).body()).isEqualTo("[\"Welcome!\",\"Feed the otters\"]");
    assertThat(get("/notes", bob).body()).isEqualTo("[\"Welcome!\"]");
  }

  @Test
  void showsNothingToStrangers() throws Exception {
    assertThat(get("/notes", "").statusCode()).isNotEqualTo(200);
    assertThat(get("/notes", "A".repeat(43)).statusCode()).isNotEqualTo(200);
    assertThat(post("/notes", "{\"text\":\"Graffiti\"}", "").statusCode()).isBetween(300, 499);
  }

  @Test
  void letsTheDatabaseKeepNotesAndUsersTogether() throws Exception {
    signedUp("cyd@example.org");
    var cyd = gatehouse.users().byEmail(EmailAddress.parse("cyd@example.org").orElseThrow());
    var id = cyd.orElseThrow().id().value();
    assertThat(notesOf(id)).isEqualTo(1);

    jdbc.sql("delete from gatehouse_users where id = ?").param(id).update();

    assertThat(notesOf(id)).isZero();
  }

  private long notesOf(UUID id) {
    return jdbc.sql("select count(*) from notes where owner_id = ?")
        .param(id)
        .query(Long.class)
        .single();
  }

  private String signedUp(String email) throws IOException, InterruptedException {
    var json = "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
    assertThat(post("/account/api/v1/registrations", json, "").statusCode()).isEqualTo(202);
    var token = TOKEN.matcher(post("/account/api/v1/sessions", json, "").body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    return http.send(request(path, token).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String json, String token)
      throws IOException, InterruptedException {
    var request =
        request(path, token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String token) {
    var request = HttpRequest.newBuilder(URI.create(address + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  @TestConfiguration
  static class Keys {
    @Bean
    KeyRing keyRing() {
      return KeyRing.create();
    }
  }
}
