package dev.gatehouse.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.SqliteDataSources;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.password.Password;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClubTest {
  private static final Password PASSWORD = Password.of("tumbling otters by moonlight");

  @Test
  void letsMembersIn(@TempDir Path folder) {
    try (var accounts = SqliteDataSources.open(folder.resolve("accounts.db"));
        var gatehouse = Gatehouse.on(accounts, KeyRing.create()).open()) {
      var club = new Club(gatehouse);

      assertThat(club.enter("ada@example.org", PASSWORD)).isEqualTo("Members only.");
      assertThat(club.join("ada", PASSWORD)).isEqualTo("That is no e-mail address.");
      assertThat(club.join("ada@example.org", Password.of("otter"))).contains("TOO_SHORT");
      assertThat(club.join("ada@example.org", PASSWORD)).isEqualTo("Welcome to the club.");
      assertThat(club.enter("ada@example.org", PASSWORD)).isEqualTo("Come in. You are Owner.");
    }
  }
}
