package dev.gatehouse.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gatehouse.Settings;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.Weakness;
import dev.gatehouse.role.Role;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.spi.StorageException;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.throttle.Limit;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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
    var outcomes =
        Simultaneous.run(fifty(number -> () -> register("user" + number + "@example.org")));

    assertThat(outcomes).hasSize(50).containsOnly(new Registration.Accepted());
    assertThat(owners()).isEqualTo(1);
    assertThat(count("gatehouse_role_grants")).isEqualTo(50);
  }

  /** The control: the same race with the guard replaced by a look and a decision. */
  @Test
  void wouldMakeFiftyOwnersIfItLookedFirstAndDecidedThen() throws Exception {
    var allHaveLooked = new CyclicBarrier(50);
    IntStream.range(0, 50).forEach(number -> plainUser("user" + number + "@example.org"));
    Tables.on(kit).update("delete from gatehouse_role_grants");

    Simultaneous.run(
        fifty(number ->
            () -> {
              var nobodyIsOwner = owners() == 0;
              allHaveLooked.await();
              return nobodyIsOwner && grantOwner("user" + number + "@example.org") == 1;
            }));

    assertThat(owners()).isEqualTo(50);
  }

  @Test
  void neverGivesTheSeatAgain() {
    register("ada@example.org");
    Tables.on(kit).update("delete from gatehouse_users");

    register("eve@example.org");

    assertThat(rolesOf("eve@example.org")).containsExactly(Role.USER);
  }

  @Test
  void confirmsTheOwnerAtOnceAndMailsEverybodyElse() {
    register("ada@example.org");
    register("bob@example.org");

    assertThat(kit.user("ada@example.org").confirmed()).isTrue();
    assertThat(kit.user("bob@example.org").confirmed()).isFalse();
    assertThat(kit.mails()).extracting(Mail::to).containsExactly("bob@example.org");
    assertThat(kit.mails()).extracting(Mail::template).containsExactly("confirm-email");
  }

  @Test
  void answersATakenAddressLikeANewOneAndTellsItsHolderAtTheStoredAddress() {
    kit.registered("ada@example.org");
    kit.registered("Bob@Example.org");

    var outcome = register("BOB@EXAMPLE.ORG", "another fine evening abroad");

    assertThat(outcome).isEqualTo(new Registration.Accepted());
    assertThat(kit.mails().getLast().template()).isEqualTo("already-registered");
    assertThat(kit.mails().getLast().to()).isEqualTo("Bob@Example.org");
    assertThat(kit.signedIn("bob@example.org", kit.client())).isNotNull();
    assertThat(count("gatehouse_users")).isEqualTo(2);
  }

  @Test
  void keepsOneOfManySimultaneousRegistrationsOfOneAddress() throws Exception {
    var generous = kit.node(RegistrationTest::generous).registrations();

    var outcomes =
        Simultaneous.run(
            fifty(number -> () -> generous.register(form("ada@example.org"), kit.client())));

    assertThat(outcomes).containsOnly(new Registration.Accepted());
    assertThat(count("gatehouse_users")).isEqualTo(1);
    assertThat(count("gatehouse_passwords")).isEqualTo(1);
    assertThat(count("gatehouse_role_grants")).isEqualTo(1);
  }

  @Test
  void namesEveryFaultAndStoresNothing() {
    var outcome = register("nobody", "short");

    assertThat(outcome)
        .isEqualTo(new Registration.Rejected(true, List.of(Weakness.TOO_SHORT), List.of()));
    assertThat(count("gatehouse_users")).isZero();
    // the form was checked, and nobody registered
    assertThat(count("gatehouse_throttle_slots")).isEqualTo(1);
  }

  @Test
  void refusesAPasswordMadeOfTheAddress() {
    var outcome = register("ferdinand.kowalczyk@example.org", "ferdinand.kowalczyk1");

    assertThat(outcome)
        .isEqualTo(new Registration.Rejected(false, List.of(Weakness.GUESSABLE), List.of()));
  }

  @Test
  void countsOneAddressInAllItsSpellings() {
    register("ada@example.org");
    register("ADA@example.org");
    register(" ada@EXAMPLE.org ");

    var fourth = register("Ada@Example.Org");

    assertThat(fourth).isEqualTo(new Registration.Throttled(Duration.ofHours(1)));
    kit.clock().move(Duration.ofHours(1));
    assertThat(register("ada@example.org")).isEqualTo(new Registration.Accepted());
  }

  @Test
  void countsOneClient() {
    var client = kit.client();
    var registrations = kit.gatehouse().registrations();
    for (int i = 0; i < 10; i++) {
      assertThat(registrations.register(form("user" + i + "@example.org"), client))
          .isEqualTo(new Registration.Accepted());
    }

    var eleventh = registrations.register(form("user11@example.org"), client);

    assertThat(eleventh).isInstanceOf(Registration.Throttled.class);
    assertThat(registrations.register(form("user11@example.org"), kit.client()))
        .isEqualTo(new Registration.Accepted());
  }

  @Test
  void countsTheFormsThatOneClientHasChecked() {
    var client = kit.client();
    var registrations = kit.gatehouse().registrations();
    for (int i = 0; i < 59; i++) {
      assertThat(registrations.check(form("user@example.org"), client)).isEmpty();
    }
    var weak = new RegistrationForm("ada@example.org", Password.of("password"), "en");
    assertThat(registrations.register(weak, client)).isInstanceOf(Registration.Rejected.class);

    var throttled = new Registration.Throttled(Duration.ofMinutes(1));
    assertThat(registrations.check(form("user@example.org"), client)).contains(throttled);
    assertThat(registrations.register(weak, client)).isEqualTo(throttled);
    assertThat(registrations.check(form("user@example.org"), kit.client())).isEmpty();
    kit.clock().move(Duration.ofMinutes(1));
    assertThat(registrations.check(form("user@example.org"), client)).isEmpty();
  }

  @Test
  void canBeClosed() {
    var closed =
        kit.node(settings -> {
          var open = settings.registration();
          return settings.with(
              new RegistrationSettings(
                  false, open.perAddress(), open.perClient(), open.checks(), "User", true, true));
        });

    var outcome = closed.registrations().register(form("ada@example.org"), kit.client());

    assertThat(outcome).isEqualTo(new Registration.Closed());
    assertThat(count("gatehouse_users")).isZero();
  }

  @Test
  void leavesNothingBehindWhenAStepFails() {
    Tables.on(kit).update("drop table gatehouse_outbox");
    Tables.on(kit).update("update gatehouse_owner_seat set taken_at = 0");

    assertThat(catchThrowable(() -> register("bob@example.org")))
        .isInstanceOf(StorageException.class);

    assertThat(count("gatehouse_users")).isZero();
    assertThat(count("gatehouse_passwords")).isZero();
    assertThat(count("gatehouse_audit_events")).isZero();
    assertThat(kit.events()).isEmpty();
  }

  @Test
  void isAuditedAndPublished() {
    register("ada@example.org");

    var ada = kit.user("ada@example.org").id().value();
    assertThat(kit.gatehouse().audit().about(ada, 10))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.act()).isEqualTo("user-registered");
          assertThat(event.details()).containsEntry("role", "Owner");
        });
    assertThat(kit.events()).containsExactly(new UserRegistered(ada, kit.clock().instant()));
  }

  private Registration register(String email) {
    return register(email, Kit.PASSWORD);
  }

  private Registration register(String email, String password) {
    return kit.gatehouse()
        .registrations()
        .register(new RegistrationForm(email, Password.of(password), "en"), kit.client());
  }

  private static RegistrationForm form(String email) {
    return new RegistrationForm(email, Password.of(Kit.PASSWORD), "en");
  }

  private static Settings generous(Settings settings) {
    var plenty = new Limit(1000, Duration.ofHours(1));
    return settings.with(
        new RegistrationSettings(true, plenty, plenty, plenty, "User", true, true));
  }

  private static <T> List<Callable<T>> fifty(IntFunction<Callable<T>> call) {
    return IntStream.range(0, 50).mapToObj(call).toList();
  }

  private SortedSet<Role> rolesOf(String email) {
    return kit.gatehouse().roles().of(kit.user(email).id());
  }

  private long owners() {
    return Tables.on(kit)
        .number(
            "select count(*) from gatehouse_role_grants g"
                + " join gatehouse_roles r on r.id = g.role_id where r.name = 'Owner'");
  }

  private void plainUser(String email) {
    register(email);
  }

  private int grantOwner(String email) {
    return Tables.on(kit)
        .update(
            "insert into gatehouse_role_grants (user_id, role_id, granted_at)"
                + " select u.id, r.id, 0 from gatehouse_users u, gatehouse_roles r"
                + " where r.name = 'Owner' and u.email_canonical = '"
                + email
                + "'");
  }

  private long count(String table) {
    return Tables.on(kit).number("select count(*) from " + table);
  }
}
