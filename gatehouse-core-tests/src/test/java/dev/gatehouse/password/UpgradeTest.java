package dev.gatehouse.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.password.PasswordSettings.Algorithm;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outdated and foreign hashes are made anew at sign-in. */
@EachDatabase
class UpgradeTest {
  private static final String ARGON2 =
      "$argon2id$v=19$m=4096,t=3,p=4$c2l4dGVlbiBieXRlcyBvaw$JP4DzK1FcHPOHDQJM90ef8NwFhHCPhe+";
  private static final String DJANGO =
      "pbkdf2_sha1$260000$kP3vXw9mQe2L$8WelEXqLMS4+/ZVYhvfo5vnhVLc=";

  private final Kit kit;
  private final UserId ada;

  UpgradeTest(Kit kit) {
    this.kit = kit;
    this.ada = kit.registered("ada@example.org").id();
  }

  @ParameterizedTest
  @ValueSource(strings = {ARGON2, DJANGO})
  void makesAForeignHashOneOfOurs(String foreign) {
    store(foreign);

    assertThat(signIn(kit.gatehouse(), Kit.PASSWORD)).isInstanceOf(SignIn.SignedIn.class);

    assertThat(stored()).startsWith("$2b$04$");
    assertThat(signIn(kit.gatehouse(), Kit.PASSWORD)).isInstanceOf(SignIn.SignedIn.class);
    assertThat(signIn(kit.gatehouse(), Kit.PASSWORD + "x")).isEqualTo(new SignIn.Rejected());
  }

  @Test
  void makesAHashOfLowerCostOneOfTodays() {
    var dearer = node(Algorithm.BCRYPT, 10);

    assertThat(signIn(dearer, Kit.PASSWORD)).isInstanceOf(SignIn.SignedIn.class);

    assertThat(stored()).startsWith("$2b$10$");
    assertThat(signIn(kit.gatehouse(), Kit.PASSWORD)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void leavesAHashOfGreaterCostAlone() {
    signIn(node(Algorithm.BCRYPT, 10), Kit.PASSWORD);
    var dearer = stored();

    signIn(node(Algorithm.BCRYPT, PasswordSettings.COST_FOR_TESTS), Kit.PASSWORD);

    assertThat(stored()).isEqualTo(dearer);
  }

  @Test
  void followsTheSettingToArgon2idAndBack() {
    var argon2 = node(Algorithm.ARGON2ID, 12);

    assertThat(signIn(argon2, Kit.PASSWORD)).isInstanceOf(SignIn.SignedIn.class);
    assertThat(stored()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    var settled = stored();
    assertThat(signIn(argon2, Kit.PASSWORD)).isInstanceOf(SignIn.SignedIn.class);
    assertThat(stored()).isEqualTo(settled);

    var bcrypt = node(Algorithm.BCRYPT, PasswordSettings.COST_FOR_TESTS);
    assertThat(signIn(bcrypt, Kit.PASSWORD)).isInstanceOf(SignIn.SignedIn.class);
    assertThat(stored()).startsWith("$2b$04$");
  }

  @Test
  void endsNoSessionAndVoidsNoLink() {
    var client = kit.client();
    var session = kit.signedIn("ada@example.org", client);
    kit.gatehouse().passwordResets().request(kit.user("ada@example.org").email(), client);
    var link = kit.latestMail("ada@example.org").orElseThrow().values().getOrDefault("token", "");
    store(ARGON2);

    signIn(kit.gatehouse(), Kit.PASSWORD);

    assertThat(stored()).startsWith("$2b$04$");
    assertThat(kit.gatehouse().sessions().check(session.token(), client))
        .isInstanceOf(SessionCheck.Live.class);
    assertThat(kit.gatehouse().passwordResets().holder(link)).isPresent();
  }

  @Test
  void leavesTheHashAloneWhenThePasswordIsWrong() {
    store(ARGON2);

    assertThat(signIn(kit.gatehouse(), Kit.PASSWORD + "x")).isEqualTo(new SignIn.Rejected());

    assertThat(stored()).isEqualTo(ARGON2);
  }

  @Test
  void letsEveryoneOfSimultaneousSignInsIn() throws Exception {
    store(ARGON2);
    Callable<SignIn> call = () -> signIn(kit.gatehouse(), Kit.PASSWORD);

    var outcomes = Simultaneous.run(Collections.nCopies(16, call));

    assertThat(outcomes).hasSize(16).allMatch(SignIn.SignedIn.class::isInstance);
    assertThat(stored()).startsWith("$2b$04$");
  }

  @Test
  void neverOverwritesAPasswordThatWasChangedMeanwhile() {
    var database = Database.open(kit.dataSource(), HostTransactions.none());
    var repository = new PasswordRepository(database);
    store(ARGON2);
    var checked = repository.find(ada).orElseThrow();
    var late = new PasswordHash("a hash of the old password");
    var changed = new PasswordHash("a hash of the new password");
    database.write(transaction -> {
      repository.put(transaction, ada, changed, kit.clock().instant());
      return true;
    });

    assertThat(database.<Boolean>write(write -> repository.replace(write, checked, late)))
        .isFalse();
    assertThat(stored()).isEqualTo(changed.text());

    var present = repository.find(ada).orElseThrow();
    assertThat(database.<Boolean>write(write -> repository.replace(write, present, late))).isTrue();
  }

  private Gatehouse node(Algorithm algorithm, int cost) {
    return kit.node(settings -> {
      var defaults = settings.password();
      return settings.with(
          new PasswordSettings(
              defaults.shortest(),
              defaults.longest(),
              defaults.strength(),
              defaults.breaches(),
              algorithm,
              cost,
              defaults.argon2(),
              defaults.threads(),
              defaults.queue(),
              defaults.confirmations()));
    });
  }

  private void store(String hash) {
    Tables.on(kit).update("update gatehouse_passwords set hash = '" + hash + "'");
  }

  private String stored() {
    return Tables.on(kit).texts("select hash from gatehouse_passwords").getFirst();
  }

  private SignIn signIn(Gatehouse node, String password) {
    var form = new SignInForm("ada@example.org", Password.of(password), Arrival.plain());
    return node.signIns().withPassword(form, kit.client());
  }
}
