package dev.gatehouse.passwordchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.password.Password;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EachDatabase
class PasswordImportTest {
  private static final String DJANGO =
      "pbkdf2_sha1$260000$kP3vXw9mQe2L$8WelEXqLMS4+/ZVYhvfo5vnhVLc=";

  private final Kit kit;
  private final UserId ada;

  PasswordImportTest(Kit kit) {
    this.kit = kit;
    this.ada = kit.registered("ada@example.org").id();
    Tables.on(kit).update("delete from gatehouse_passwords");
  }

  @Test
  void letsTheUserInWithThePasswordOfBefore() {
    assertThat(signIn()).isEqualTo(new SignIn.Rejected());

    assertThat(take(ada, DJANGO)).isEqualTo(new PasswordImport.Imported());

    assertThat(signIn()).isInstanceOf(SignIn.SignedIn.class);
    assertThat(kit.gatehouse().audit().about(ada.value(), 2).getLast().act())
        .isEqualTo("password-imported");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tumbling otters by moonlight",
        "{noop}tumbling otters by moonlight",
        "$2b$31$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "5f4dcc3b5aa765d61d8327deb882cf99"
      })
  void isRefusedWhenItCannotBeRead(String text) {
    assertThat(take(ada, text)).isEqualTo(new PasswordImport.Unreadable());

    assertThat(Tables.on(kit).number("select count(*) from gatehouse_passwords")).isZero();
  }

  @Test
  void leavesAPasswordThatIsThereAlone() {
    take(ada, DJANGO);

    assertThat(take(ada, "$2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG"))
        .isEqualTo(new PasswordImport.AlreadySet());

    assertThat(signIn()).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void isForUsersThatThereAre() {
    assertThat(take(new UserId(new UUID(0x7000, 0x8000_0000_0000_0000L)), DJANGO))
        .isEqualTo(new PasswordImport.UnknownUser());
  }

  @Test
  void succeedsForOneOfManyAtOnce() throws Exception {
    Callable<PasswordImport> call = () -> take(ada, DJANGO);

    var outcomes = Simultaneous.run(Collections.nCopies(20, call));

    assertThat(outcomes).filteredOn(PasswordImport.Imported.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(PasswordImport.AlreadySet.class::isInstance).hasSize(19);
  }

  private PasswordImport take(UserId user, String text) {
    return kit.gatehouse().passwordImports().take(user, text);
  }

  private SignIn signIn() {
    var form = new SignInForm("ada@example.org", Password.of(Kit.PASSWORD), Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }
}
