package dev.gatehouse.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.Profile;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;

class AuthoritiesTest {
  @Test
  void namesTheRolesOfTheSystem() {
    assertThat(authorities("Owner", "Admin", "User"))
        .containsExactlyInAnyOrder("ROLE_OWNER", "ROLE_ADMIN", "ROLE_USER");
  }

  @Test
  void turnsOtherCharactersIntoUnderscores() {
    assertThat(authorities("Night shift-2")).containsExactly("ROLE_NIGHT_SHIFT_2");
  }

  @Test
  void neverTakesARoleOfTheHostsForOneOfTheSystems() {
    assertThat(authorities("owner", "ADMIN", "user")).isEmpty();
  }

  private static List<String> authorities(String... roles) {
    var now = Instant.EPOCH;
    var id = new UserId(new UUID(0, 0));
    var email = EmailAddress.parse("ada@example.org").orElseThrow();
    var client = new Client(ClientAddress.parse("10.0.0.1").orElseThrow(), "");
    var live =
        new LiveSession(
            new Session(new SessionId(new UUID(0, 0)), id, client, false, now, now),
            new User(id, email, true, Optional.empty(), now, "en", Profile.EMPTY, Optional.empty()),
            new TreeSet<>(Arrays.asList(roles)));
    return SignedInUser.of(live).authorities().stream()
        .map(GrantedAuthority::getAuthority)
        .toList();
  }
}
