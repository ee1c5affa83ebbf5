package dev.gatehouse.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@EachDatabase
class UserTest {
  private final Kit kit;

  UserTest(Kit kit) {
    this.kit = kit;
  }

  @Test
  void isFoundById() {
    var ada = kit.registered("ada@example.org");

    assertThat(users().get(ada.id())).contains(ada);
    assertThat(users().get(new UserId(new UUID(0x7000, 1)))).isEmpty();
  }

  @Test
  void isFoundByAnySpellingOfTheAddress() {
    var ada = kit.registered("Ada@Example.org");

    assertThat(users().byEmail(address("ADA@EXAMPLE.ORG"))).contains(ada);
    assertThat(users().byEmail(address("bob@example.org"))).isEmpty();
  }

  // some databases take an accent for a trifle
  @Test
  void isFoundByNoOtherAddressThatLooksAlike() {
    var jose = kit.registered("jose@example.org");
    assertThat(users().byEmail(address("jos\u00e9@example.org"))).isEmpty();

    var other = kit.registered("jos\u00e9@example.org");

    assertThat(other.id()).isNotEqualTo(jose.id());
    assertThat(users().byEmail(address("jose@example.org"))).contains(jose);
    assertThat(users().byEmail(address("JOSE\u0301@example.org"))).contains(other);
  }

  @Test
  void isKeptAsTyped() {
    var ada = kit.registered("Ada@Example.org");

    assertThat(ada.email().typed()).isEqualTo("Ada@Example.org");
    assertThat(ada.active()).isTrue();
    assertThat(ada.registeredAt()).isEqualTo(kit.clock().instant());
  }

  @Test
  void isTheFirstWhoRegisteredFirst() {
    assertThat(users().first()).isEmpty();

    var ada = kit.registered("ada@example.org");
    kit.registered("aaron@example.org");

    assertThat(users().first()).contains(ada);
  }

  private Users users() {
    return kit.gatehouse().users();
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }
}
