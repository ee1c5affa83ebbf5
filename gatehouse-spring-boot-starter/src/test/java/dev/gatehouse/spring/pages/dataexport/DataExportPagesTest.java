package dev.gatehouse.spring.pages.dataexport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class DataExportPagesTest {
  private static final String DATA = "/account/data";

  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final String email = Emails.fresh();
  private final Visitor visitor = Visitor.at(host).registered(email).signedIn(email);

  @Test
  void handsOutAFileThatNobodyKeeps() {
    assertThat(visitor.get(DATA).body()).contains("Download").doesNotContain("??");

    var file = visitor.submit(DATA, "present", Kit.PASSWORD);

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"account.json\"");
    assertThat(file.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(file.body()).contains(email, "data-exported").doesNotContain(Kit.PASSWORD);
  }

  @Test
  void asksForThePassword() {
    var wrong = visitor.submit(DATA, "present", "not it at all");

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("href=\"#present\"", "That is not your present password.")
        .doesNotContain("not it at all");
  }

  @Test
  void saysWhenToAskAgain() {
    for (int i = 0; i < 5; i++) {
      assertThat(visitor.submit(DATA, "present", Kit.PASSWORD).statusCode()).isEqualTo(200);
    }

    var sixth = visitor.submit(DATA, "present", Kit.PASSWORD);

    assertThat(sixth.statusCode()).isEqualTo(429);
    assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
    assertThat(sixth.body()).contains("Too many attempts");
  }
}
