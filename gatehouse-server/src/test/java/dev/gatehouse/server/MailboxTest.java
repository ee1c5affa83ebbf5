package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.testing.PostgresServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {
  private static final String PASSWORD = "tumbling otters by moonlight";
  private static final Pattern MAIL = Pattern.compile("href=\"(/mailbox/[a-z0-9-]+)\"");

  @TempDir Path folder;

  @Test
  void showsTheOwnerTheMailsAndNobodyElse() throws Exception {
    try (var server = ServerProcess.start(folder)) {
      var http = new Http(server.address());
      http.register("ada@example.org", PASSWORD);
      http.register("bob@example.org", PASSWORD);
      var ada = http.token("ada@example.org", PASSWORD);
      var bob = http.token("bob@example.org", PASSWORD);
      var mail = awaitMail(http, ada);

      var list = http.page("/mailbox", ada);
      assertThat(list.body()).contains("bob@example.org", "Confirm your e-mail address");
      assertThat(policy(list)).contains("default-src 'none'").doesNotContain("script-src");
      var shown = http.page(mail, ada);
      assertThat(shown.statusCode()).isEqualTo(200);
      assertThat(shown.body())
          .containsPattern("<a href=\"http://localhost:\\d+/account/confirm\\?token=[\\w-]{43}\"");
      var html = http.page(mail + "/html", ada);
      assertThat(html.body()).contains("<h1", "/account/confirm?token=");
      assertThat(policy(html))
          .startsWith("sandbox ")
          .contains("default-src 'none'")
          .doesNotContain("allow-scripts", "allow-same-origin");
      assertThat(html.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

      for (var path : new String[] {"/mailbox", mail, mail + "/html"}) {
        assertThat(http.page(path, bob).statusCode()).as(path).isEqualTo(403);
        assertThat(http.page(path, "").statusCode()).as(path).isIn(302, 303);
      }
    }
  }

  @Test
  void leadsNowhereOutOfTheFolder() throws Exception {
    try (var server = ServerProcess.start(folder)) {
      var http = new Http(server.address());
      http.register("ada@example.org", PASSWORD);
      var ada = http.token("ada@example.org", PASSWORD);

      for (var name :
          new String[] {
            "key-ring.json", "..%2Fkey-ring", "%2e%2e%2fkey-ring.json", "a%00b", "nothing"
          }) {
        assertThat(http.page("/mailbox/" + name, ada).statusCode()).as(name).isIn(400, 404);
      }
    }
  }

  @Test
  void isNotThereWithAMailServerOrADatabase() throws Exception {
    try (var server = ServerProcess.start(folder, "--spring.mail.host=127.0.0.1")) {
      assertAbsent(server);
    }
    var keyRing = folder.resolve("keys.json");
    KeyRing.loadOrCreate(keyRing);
    var url = "--spring.datasource.url=" + PostgresServer.started().newDatabaseUrl();
    try (var server = ServerProcess.start(folder, url, "--gatehouse.key-ring=file:" + keyRing)) {
      assertAbsent(server);
    }
  }

  private static void assertAbsent(ServerProcess server) throws Exception {
    var http = new Http(server.address());
    http.register("ada@example.org", PASSWORD);
    var ada = http.token("ada@example.org", PASSWORD);

    var nothing = http.page("/mailbox", ada);
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).contains("There is nothing here", "href=\"/account\"");
    assertThat(server.output()).doesNotContain("/mailbox");
  }

  private static String awaitMail(Http http, String owner) throws Exception {
    for (int i = 0; i < 200; i++) {
      var found = MAIL.matcher(http.page("/mailbox", owner).body());
      if (found.find()) {
        return found.group(1);
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("no mail");
  }

  private static String policy(HttpResponse<String> response) {
    return String.join("; ", response.headers().allValues("Content-Security-Policy"));
  }
}
