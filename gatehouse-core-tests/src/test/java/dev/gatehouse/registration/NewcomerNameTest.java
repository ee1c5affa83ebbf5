package dev.gatehouse.registration;

import static dev.gatehouse.profile.ProfileField.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.password.Password;
import dev.gatehouse.profile.ProfileForm;
import dev.gatehouse.profile.ProfileUpdate;
import dev.gatehouse.profile.Username;
import dev.gatehouse.role.Role;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.throttle.Limit;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a new user is called. */
@EachDatabase
class NewcomerNameTest {
  private static final Registration TAKEN =
      new Registration.Rejected(
          false, List.of(), List.of(new FieldFault("username", Reason.TAKEN)));

  private final Kit kit;

  NewcomerNameTest(Kit kit) {
    this.kit = kit;
    kit.registered("owner@example.org");
  }

  @Test
  void learnsThatAUserNameIsTakenWhetherTheAddressIsOrNot() {
    register("ada@example.org", named("countess"));

    assertThat(register("new@example.org", named("COUNTESS"))).isEqualTo(TAKEN);
    assertThat(register("owner@example.org", named("COUNTESS"))).isEqualTo(TAKEN);

    assertThat(count("gatehouse_users")).isEqualTo(2);
    assertThat(kit.mails())
        .extracting(mail -> mail.template())
        .doesNotContain("already-registered");
  }

  @Test
  void doesNotLearnByAUserNameThatTheAddressIsTaken() {
    register("owner@example.org", named("first"));
    register("new@example.org", named("second"));

    assertThat(register("ada@example.org", named("first"))).isEqualTo(TAKEN);
    assertThat(register("ada@example.org", named("second"))).isEqualTo(TAKEN);
    assertThat(rename("new@example.org", "first")).isInstanceOf(ProfileUpdate.Rejected.class);
    // whom it was held for may have it
    assertThat(rename("owner@example.org", "first")).isInstanceOf(ProfileUpdate.Updated.class);
  }

  @Test
  void mayTryAnotherUserNameAfterManyThatWereTaken() {
    register("ada@example.org", named("countess"));
    for (int i = 0; i < 5; i++) {
      assertThat(register("new@example.org", named("countess"))).isEqualTo(TAKEN);
    }

    assertThat(register("new@example.org", named("enchantress")))
        .isEqualTo(new Registration.Accepted());
  }

  @Test
  void isNotCountedAnewForEveryUserNameOfOneClient() {
    var client = kit.client();
    var registrations = kit.gatehouse().registrations();
    var form =
        new RegistrationForm("new@example.org", Password.of(Kit.PASSWORD), "en", named("owner"));
    for (int i = 0; i < 10; i++) {
      assertThat(registrations.register(form, client)).isEqualTo(TAKEN);
    }

    assertThat(registrations.register(form, client)).isInstanceOf(Registration.Throttled.class);
  }

  @Test
  void getsAUserNameThatResemblesTheAddress() {
    assertThat(nameOf("john.doe@example.org")).isEqualTo("john_doe");
    assertThat(nameOf("John+x@example.org")).isEqualTo("johnx");
    assertThat(nameOf("1@example.org")).isEqualTo("user_1");
    assertThat(nameOf("ab@example.org")).isEqualTo("ab_1");
    assertThat(nameOf("josé@example.org")).isEqualTo("jose");
    assertThat(nameOf("иван@example.org")).isEqualTo("user_");
    assertThat(nameOf("_a@example.org")).isEqualTo("user__a");
    assertThat(nameOf("x".repeat(64) + "@example.org")).isEqualTo("x".repeat(30));
    assertThat(nameOf("john_doe@example.org")).matches("john_doe_[a-z0-9]{4}");
    assertThat(nameOf("x".repeat(63) + "@example.org")).matches("x{25}_[a-z0-9]{4}");
  }

  @Test
  void getsAUserNameOfItsOwnWhoeverElseComesAtTheSameMoment() throws Exception {
    var generous = kit.node(settings -> settings.with(settings(Role.USER, true, true)));

    var outcomes =
        Simultaneous.run(
            IntStream.range(0, 50)
                .<Callable<Registration>>mapToObj(number ->
                    () ->
                        generous
                            .registrations()
                            .register(
                                form("ada@host" + number + ".example", ProfileForm.EMPTY),
                                kit.client()))
                .toList());

    var names = Tables.on(kit).texts("select username from gatehouse_users");
    assertThat(outcomes).containsOnly(new Registration.Accepted());
    assertThat(names)
        .hasSize(51)
        .contains("ada")
        .allMatch(name -> Username.parse(name).isPresent());
    assertThat(new HashSet<>(names)).hasSize(51);
  }

  @Test
  void getsNoUserNameWhereThatIsSwitchedOff() {
    kit.node(settings -> settings.with(settings(Role.USER, true, false)));
    register("ada@example.org", ProfileForm.EMPTY);

    assertThat(kit.user("ada@example.org").profile().username()).isEmpty();
    assertThat(count("gatehouse_usernames")).isEqualTo(1);
  }

  private static RegistrationSettings settings(Role role, boolean active, boolean usernames) {
    var plenty = new Limit(1000, Duration.ofHours(1));
    return new RegistrationSettings(true, plenty, plenty, plenty, role.name(), active, usernames);
  }

  private Registration register(String email, ProfileForm profile) {
    return kit.gatehouse().registrations().register(form(email, profile), kit.client());
  }

  private static RegistrationForm form(String email, ProfileForm profile) {
    return new RegistrationForm(email, Password.of(Kit.PASSWORD), "en", profile);
  }

  private static ProfileForm named(String username) {
    return ProfileForm.EMPTY.with(USERNAME, username);
  }

  private ProfileUpdate rename(String email, String username) {
    return kit.gatehouse().profiles().update(kit.user(email).id(), named(username), kit.client());
  }

  private String nameOf(String email) {
    register(email, ProfileForm.EMPTY);
    return kit.user(email).profile().username().orElse("");
  }

  private long count(String table) {
    return Tables.on(kit).number("select count(*) from " + table);
  }
}
