package dev.gatehouse.registration;

import static dev.gatehouse.profile.ProfileField.FIRST_NAME;
import static dev.gatehouse.profile.ProfileField.LAST_NAME;
import static dev.gatehouse.profile.ProfileField.LOCALE;
import static dev.gatehouse.profile.ProfileField.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.Weakness;
import dev.gatehouse.profile.ProfileForm;
import dev.gatehouse.role.Role;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.throttle.Limit;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/** What a new user is called, holds and may do. */
@EachDatabase
class NewcomerTest {
  private final Kit kit;

  NewcomerTest(Kit kit) {
    this.kit = kit;
    kit.registered("owner@example.org");
  }

  @Test
  void isCalledWhatTheFormSays() {
    var profile =
        ProfileForm.EMPTY
            .with(USERNAME, "Countess")
            .with(FIRST_NAME, " Ada ")
            .with(LAST_NAME, "Lovelace")
            .with(LOCALE, "de-at");

    assertThat(register("ada@example.org", profile)).isEqualTo(new Registration.Accepted());

    var ada = kit.user("ada@example.org");
    assertThat(ada.profile().username()).contains("Countess");
    assertThat(ada.profile().firstName()).isEqualTo("Ada");
    assertThat(ada.profile().lastName()).isEqualTo("Lovelace");
    assertThat(kit.latestMail("ada@example.org").orElseThrow().language()).isEqualTo("de-AT");
  }

  @Test
  void isRefusedForEveryFaultAtOnceAndStoresNothing() {
    var profile = ProfileForm.EMPTY.with(USERNAME, "a@b").with(FIRST_NAME, "x".repeat(101));

    var outcome =
        kit.gatehouse()
            .registrations()
            .register(
                new RegistrationForm("nobody", Password.of("short"), "en", profile), kit.client());

    assertThat(outcome)
        .isEqualTo(
            new Registration.Rejected(
                true,
                List.of(Weakness.TOO_SHORT),
                List.of(
                    new FieldFault("first_name", Reason.TOO_LONG),
                    new FieldFault("username", Reason.MALFORMED))));
    assertThat(count("gatehouse_users")).isEqualTo(1);
  }

  @Test
  void mayNotHaveAPasswordMadeOfTheOwnNames() {
    var profile = ProfileForm.EMPTY.with(LAST_NAME, "Featherstonehaugh");
    var form =
        new RegistrationForm("ada@example.org", Password.of("featherstonehaugh7"), "en", profile);

    assertThat(kit.gatehouse().registrations().register(form, kit.client()))
        .isEqualTo(new Registration.Rejected(false, List.of(Weakness.GUESSABLE), List.of()));
  }

  @Test
  void hasTheUsualRoleOrElseUser() {
    kit.node(settings -> settings.with(settings(new Role("Editor"), true, true)));
    register("ada@example.org", ProfileForm.EMPTY);
    assertThat(rolesOf("ada@example.org")).containsExactly(Role.USER);

    var owner = new Actor(kit.user("owner@example.org").id(), kit.client());
    kit.gatehouse().administration().customRoles().create(owner, new Role("Editor"), "");
    register("bob@example.org", ProfileForm.EMPTY);
    assertThat(rolesOf("bob@example.org")).containsExactly(new Role("Editor"));
  }

  @Test
  void isNeverOwnerByASetting() {
    for (var name : new String[] {"Owner", "OWNER", "", "x".repeat(51)}) {
      assertThatThrownBy(() -> settings(new Role(name), true, true))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void waitsForAnAdministratorWhereThatIsTheSetting() {
    kit.node(settings -> settings.with(settings(Role.USER, false, true)));
    register("ada@example.org", ProfileForm.EMPTY);
    var ada = kit.user("ada@example.org");
    assertThat(ada.active()).isFalse();
    assertThat(signIn("ada@example.org")).isInstanceOf(SignIn.Inactive.class);

    var owner = new Actor(kit.user("owner@example.org").id(), kit.client());
    kit.gatehouse().administration().statuses().reactivate(owner, ada.id());
    assertThat(signIn("ada@example.org")).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void isActiveAsTheFirstOwnerInAnyCase() {
    kit.node(settings -> settings.with(settings(Role.USER, false, true)));
    Tables.on(kit).update("delete from gatehouse_users");
    Tables.on(kit).update("update gatehouse_owner_seat set taken_at = null, taken_by = null");

    register("ada@example.org", ProfileForm.EMPTY);

    assertThat(kit.user("ada@example.org").active()).isTrue();
    assertThat(rolesOf("ada@example.org")).containsExactly(Role.OWNER);
  }

  @Test
  void hasNoSayInWhereItRegisteredFrom() {
    register("ada@example.org", named("countess"));

    assertThat(
            Tables.on(kit)
                .number(
                    "select count(*) from gatehouse_users where registration_country is not null"
                        + " or registration_region is not null or registration_city is not null"))
        .isZero();
    assertThat(RegistrationForm.class.getRecordComponents())
        .extracting(component -> component.getName())
        .containsExactly("email", "password", "language", "profile");
  }

  @Test
  void canBeCheckedWithoutBeingStored() {
    var registrations = kit.gatehouse().registrations();

    assertThat(registrations.check(form("ada@example.org", named("countess")), kit.client()))
        .isEmpty();
    assertThat(registrations.check(form("owner@example.org", named("owner")), kit.client()))
        .isEmpty();
    assertThat(registrations.check(form("nobody", named("x")), kit.client()))
        .contains(
            new Registration.Rejected(
                true, List.of(), List.of(new FieldFault("username", Reason.TOO_SHORT))));

    assertThat(count("gatehouse_users")).isEqualTo(1);
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

  private SignIn signIn(String email) {
    var form = new SignInForm(email, Password.of(Kit.PASSWORD), Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }

  private SortedSet<Role> rolesOf(String email) {
    return kit.gatehouse().roles().of(kit.user(email).id());
  }

  private long count(String table) {
    return Tables.on(kit).number("select count(*) from " + table);
  }
}
