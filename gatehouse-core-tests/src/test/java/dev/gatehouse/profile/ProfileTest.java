package dev.gatehouse.profile;

import static dev.gatehouse.profile.ProfileField.FIRST_NAME;
import static dev.gatehouse.profile.ProfileField.LAST_NAME;
import static dev.gatehouse.profile.ProfileField.LOCALE;
import static dev.gatehouse.profile.ProfileField.TIME_ZONE;
import static dev.gatehouse.profile.ProfileField.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.Client;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.Profile;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@EachDatabase
class ProfileTest {
  private static final UserId NOBODY =
      new UserId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));

  private final Kit kit;
  private final Profiles profiles;
  private final Client client;
  private final UserId ada;
  private final UserId bob;

  ProfileTest(Kit kit) {
    this.kit = kit;
    this.profiles = kit.gatehouse().profiles();
    this.client = kit.client();
    this.ada = kit.registered("ada@example.org").id();
    this.bob = kit.registered("bob@example.org").id();
  }

  @Test
  void isSetAsAWholeAndStoredInOneSpelling() {
    var outcome =
        update(
            ada,
            Map.of(
                FIRST_NAME, " Ada ",
                LAST_NAME, "Lovelace",
                USERNAME, "Countess",
                TIME_ZONE, " europe/london ",
                LOCALE, "EN-gb"));

    var profile =
        new Profile(
            Optional.of("Countess"),
            "Ada",
            "Lovelace",
            Optional.of("Europe/London"),
            Optional.of("en-GB"));
    assertThat(outcome).isEqualTo(new ProfileUpdate.Updated(profile));
    assertThat(profiles.of(ada)).contains(profile);
    assertThat(kit.user("ada@example.org").profile()).isEqualTo(profile);
  }

  @Test
  void keepsWhatIsNotGivenAndClearsWhatIsEmpty() {
    update(ada, Map.of(FIRST_NAME, "Ada", TIME_ZONE, "+05:30", LOCALE, "de-DE"));

    update(ada, Map.of(LAST_NAME, "Lovelace", TIME_ZONE, "  ", LOCALE, "", USERNAME, ""));

    assertThat(profiles.of(ada))
        .contains(
            new Profile(Optional.empty(), "Ada", "Lovelace", Optional.empty(), Optional.empty()));
  }

  @Test
  void saysEveryFaultAtOnceAndChangesNothing() {
    var before = profiles.of(ada);

    var outcome =
        update(
            ada,
            Map.of(
                FIRST_NAME, "x".repeat(101),
                LAST_NAME, "a\nb",
                USERNAME, "BOB",
                TIME_ZONE, "+14:15",
                LOCALE, "tlh"));

    assertThat(outcome)
        .isEqualTo(
            new ProfileUpdate.Rejected(
                List.of(
                    new FieldFault("first_name", Reason.TOO_LONG),
                    new FieldFault("last_name", Reason.MALFORMED),
                    new FieldFault("time_zone", Reason.UNKNOWN),
                    new FieldFault("locale", Reason.UNKNOWN),
                    new FieldFault("username", Reason.TAKEN))));
    assertThat(profiles.of(ada)).isEqualTo(before);
  }

  @Test
  void tellsWhatIsWrongWithAUserName() {
    assertThat(faults(USERNAME, "ab"))
        .containsExactly(new FieldFault("username", Reason.TOO_SHORT));
    assertThat(faults(USERNAME, "x".repeat(31)))
        .containsExactly(new FieldFault("username", Reason.TOO_LONG));
    for (var text : new String[] {"ada@example.org", "ada\n", "   ", "1ada"}) {
      assertThat(faults(USERNAME, text)).extracting(FieldFault::reason).isNotEmpty();
    }
  }

  @Test
  void givesEachUserNameToOneWhateverTheCase() {
    assertThat(update(ada, Map.of(USERNAME, "Countess"))).isInstanceOf(ProfileUpdate.Updated.class);

    assertThat(update(bob, Map.of(USERNAME, "cOUNTESS")))
        .isEqualTo(new ProfileUpdate.Rejected(List.of(new FieldFault("username", Reason.TAKEN))));
    assertThat(update(ada, Map.of(USERNAME, "COUNTESS"))).isInstanceOf(ProfileUpdate.Updated.class);
  }

  @Test
  void letsGoOfAUserNameThatIsChanged() {
    update(ada, Map.of(USERNAME, "countess"));
    update(ada, Map.of(USERNAME, "enchantress"));

    assertThat(update(bob, Map.of(USERNAME, "Countess"))).isInstanceOf(ProfileUpdate.Updated.class);
    assertThat(update(bob, Map.of(USERNAME, "Ada"))).isInstanceOf(ProfileUpdate.Updated.class);
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_usernames")).isEqualTo(2);
  }

  @Test
  void letsGoOfAUserNameWithItsUser() {
    update(bob, Map.of(USERNAME, "countess"));
    Tables.on(kit).update("delete from gatehouse_role_grants");
    Tables.on(kit).update("delete from gatehouse_users where email = 'bob@example.org'");

    assertThat(update(ada, Map.of(USERNAME, "Countess"))).isInstanceOf(ProfileUpdate.Updated.class);
  }

  @RepeatedTest(3)
  void givesAUserNameToOneOfManyWhoAskAtOnce() throws Exception {
    var users =
        IntStream.range(0, 20).mapToObj(n -> kit.registered("user" + n + "@example.org").id());

    var outcomes =
        Simultaneous.run(
            users
                .<Callable<ProfileUpdate>>map(
                    user -> () -> update(user, Map.of(USERNAME, "Countess")))
                .toList());

    assertThat(outcomes).filteredOn(ProfileUpdate.Updated.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(ProfileUpdate.Rejected.class::isInstance).hasSize(19);
  }

  @RepeatedTest(5)
  void keepsTwoSimultaneousChangesOfTwoFields() throws Exception {
    Simultaneous.run(
        List.of(
            () -> update(ada, Map.of(FIRST_NAME, "Ada")),
            () -> update(ada, Map.of(LAST_NAME, "Lovelace")),
            () -> update(ada, Map.of(LOCALE, "fr-FR")),
            () -> update(ada, Map.of(TIME_ZONE, "Asia/Kolkata"))));

    assertThat(profiles.of(ada))
        .contains(
            new Profile(
                Optional.of("ada"),
                "Ada",
                "Lovelace",
                Optional.of("Asia/Kolkata"),
                Optional.of("fr-FR")));
  }

  /** The control: the same race when everybody has read before anybody writes. */
  @Test
  void wouldLoseAChangeIfItReadFirstAndWroteThen() throws Exception {
    var allHaveRead = new CyclicBarrier(2);

    Simultaneous.run(
        List.of(
            () -> writeWhole(allHaveRead, "first_name = 'Ada', last_name = '%s'", LAST_NAME),
            () ->
                writeWhole(allHaveRead, "last_name = 'Lovelace', first_name = '%s'", FIRST_NAME)));

    var profile = profiles.of(ada).orElseThrow();
    assertThat(profile.firstName() + profile.lastName()).isNotEqualTo("AdaLovelace");
  }

  @Test
  void reachesNothingButTheProfile() {
    var before = kit.user("ada@example.org");

    update(ada, Map.of(FIRST_NAME, "eve@example.org", LAST_NAME, "x", LOCALE, "de-DE"));

    var after = kit.user("ada@example.org");
    assertThat(after.email().typed()).isEqualTo("ada@example.org");
    assertThat(after.confirmedAt()).isEqualTo(before.confirmedAt());
    assertThat(after.active()).isTrue();
    assertThat(ProfileField.values())
        .containsExactly(FIRST_NAME, LAST_NAME, USERNAME, TIME_ZONE, LOCALE);
    assertThat(Tables.on(kit).number("select max(credential_version) from gatehouse_users"))
        .isZero();
  }

  @Test
  void decidesTheLanguageOfMails() {
    update(bob, Map.of(LOCALE, "de-AT"));
    assertThat(kit.user("bob@example.org").language()).isEqualTo("de-AT");

    kit.gatehouse().passwordResets().request(kit.user("bob@example.org").email(), client);
    assertThat(kit.latestMail("bob@example.org").orElseThrow().language()).isEqualTo("de-AT");

    update(bob, Map.of(LOCALE, ""));
    assertThat(kit.user("bob@example.org").language()).isEqualTo("en");
  }

  @Test
  void isAuditedWithBeforeAndAfterAndPublishedOnce() {
    update(bob, Map.of(FIRST_NAME, "Bob"));
    var eventsBefore = kit.events().size();

    update(bob, Map.of(FIRST_NAME, "Robert", LAST_NAME, ""));
    update(bob, Map.of(FIRST_NAME, "Robert"));

    assertThat(kit.gatehouse().audit().about(bob.value(), 1))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.act()).isEqualTo("profile-updated");
          assertThat(event.actor()).contains(bob.value());
          assertThat(event.client()).contains(client);
          assertThat(event.details())
              .isEqualTo(Map.of("first_name.before", "Bob", "first_name.after", "Robert"));
        });
    assertThat(kit.events().subList(eventsBefore, kit.events().size()))
        .containsExactly(
            new ProfileUpdated(bob.value(), kit.clock().instant(), Set.of("first_name")));
  }

  @Test
  void tellsTheUserOfAnotherUserName() {
    update(bob, Map.of(USERNAME, "robert", FIRST_NAME, "Robert"));
    update(bob, Map.of(FIRST_NAME, "Bob"));

    assertThat(kit.mails())
        .filteredOn(mail -> mail.template().equals("username-changed"))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.to()).isEqualTo("bob@example.org");
          assertThat(mail.values()).isEqualTo(Map.of("before", "bob", "after", "robert"));
        });
  }

  @Test
  void isOfSomebody() {
    assertThat(update(NOBODY, Map.of(FIRST_NAME, "x"))).isEqualTo(new ProfileUpdate.UnknownUser());
    assertThat(profiles.of(NOBODY)).isEmpty();
  }

  private ProfileUpdate update(UserId user, Map<ProfileField, String> texts) {
    return profiles.update(user, new ProfileForm(texts), client);
  }

  private static List<FieldFault> faults(ProfileField field, String text) {
    return ProfileForm.EMPTY.with(field, text).faults();
  }

  private int writeWhole(CyclicBarrier allHaveRead, String set, ProfileField kept)
      throws Exception {
    var read = kept.of(profiles.of(ada).orElseThrow());
    allHaveRead.await();
    return Tables.on(kit)
        .update(
            "update gatehouse_users set "
                + set.formatted(read)
                + " where email = 'ada@example.org'");
  }
}
