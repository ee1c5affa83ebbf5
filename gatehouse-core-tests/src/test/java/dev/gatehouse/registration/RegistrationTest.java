package dev.gatehouse.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.password.Password;
import dev.gatehouse.password.Weakness;
import dev.gatehouse.role.Role;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@EachDatabase
class RegistrationTest {
  private final Kit kit;

  RegistrationTest(Kit kit) {
    this.kit = kit;
  }

  @Test
  void makesTheFirstUserOwnerAndTheSecondUser() {
    register("ada@example.org");
    register("bob@example.org");

    assertThat(rolesOf("ada@example.org")).containsExactly(Role.OWNER);
    assertThat(rolesOf("bob@example.org")).containsExactly(Role.USER);
  }

  @Test
  void makesOneOwnerOfFiftySimultaneousFirstRegistrations() throws Exception {
    var calls =
        java.util.stream.IntStream.range(0, 50)
            .<Callable<Registration>>mapToObj(i -> () -> register("user" + i + "@example.org"))
            .toList();

    var outcomes = dev.gatehouse.testing.Simultaneous.run(calls);

    assertThat(outcomes).hasSize(50).allMatch(Registration.Accepted.class::isInstance);
    var owners =
        java.util.stream.IntStream.range(0, 50)
            .filter(i -> rolesOf("user" + i + "@example.org").contains(Role.OWNER))
            .count();
    assertThat(owners).isEqualTo(1);
  }

  @Test
  void namesEveryFault() {
    var outcome = register("nobody", "short");

    assertThat(outcome).isEqualTo(new Registration.Rejected(true, List.of(Weakness.TOO_SHORT)));
  }

  private Registration register(String email) {
    return register(email, Kit.PASSWORD);
  }

  private Registration register(String email, String password) {
    return kit.gatehouse()
        .registrations()
        .register(new RegistrationForm(email, Password.of(password), "en"), kit.client());
  }

  private java.util.SortedSet<Role> rolesOf(String email) {
    return kit.gatehouse().roles().of(kit.user(email).id());
  }
}
