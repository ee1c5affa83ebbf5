package dev.gatehouse.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.password.Password;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class KnownDeviceTest {
  private static final String ADA = "ada@example.org";
  private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";

  private final Kit kit;

  KnownDeviceTest(Kit kit) {
    this.kit = kit;
  }

  @BeforeEach
  void registerAda() {
    kit.registered(ADA);
  }

  @Test
  void areToldByATokenThatIsHandedOutOnce() {
    var client = client("192.0.2.1", FIREFOX);
    var first = signIn(client, Optional.empty());

    var second = signIn(client, first.device());

    assertThat(first.device()).isPresent();
    assertThat(second.device()).isEmpty();
    assertThat(first.device().orElseThrow()).hasToString("[redacted]");
  }

  @Test
  void areNoticedByMailWhenStrange() {
    var laptop = signIn(client("192.0.2.1", FIREFOX), Optional.empty());
    assertThat(notices()).isZero();

    signIn(client("198.51.100.7", "Mozilla/5.0 (iPhone) Safari/600"), Optional.empty());
    assertThat(notices()).isOne();
    assertThat(kit.latestMail(ADA).orElseThrow().values())
        .containsEntry("device", "Safari on iPhone")
        .containsEntry("address", "198.51.100.7");

    signIn(client("203.0.113.9", FIREFOX), laptop.device());
    assertThat(notices()).as("a known device elsewhere").isOne();
    signIn(client("203.0.113.9", FIREFOX), Optional.empty());
    assertThat(notices()).as("one that looks like a known one").isOne();
  }

  @Test
  void areOneUsersOwn() {
    kit.registered("bob@example.org");
    var ofAda = signIn(client("192.0.2.1", FIREFOX), Optional.empty()).device();

    var form = form("bob@example.org", ofAda);
    var bob = kit.gatehouse().signIns().withPassword(form, client("192.0.2.1", FIREFOX));

    assertThat(((SignIn.SignedIn) bob).device()).isPresent();
  }

  @Test
  void areExemptFromTheLimitThatStrangersUseUp() {
    var device = signIn(kit.client(), Optional.empty()).device();
    for (int i = 0; i < 30; i++) {
      var guess = new SignInForm(ADA, Password.of("a guess"), Arrival.plain());
      assertThat(kit.gatehouse().signIns().withPassword(guess, kit.client()))
          .isEqualTo(new SignIn.Rejected());
    }

    var stranger =
        kit.gatehouse().signIns().withPassword(form(ADA, Optional.empty()), kit.client());
    var known = kit.gatehouse().signIns().withPassword(form(ADA, device), kit.client());

    assertThat(stranger).isInstanceOf(SignIn.Throttled.class);
    assertThat(known).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void giveNoMoreGuessesThanAnyClientHas() {
    var device = signIn(kit.client(), Optional.empty()).device();
    var client = kit.client();
    var guess =
        new SignInForm(
            ADA,
            Password.of("a guess"),
            new Arrival(false, Optional.empty(), device, Optional.empty()));
    for (int i = 0; i < 5; i++) {
      assertThat(kit.gatehouse().signIns().withPassword(guess, client))
          .isEqualTo(new SignIn.Rejected());
    }

    assertThat(kit.gatehouse().signIns().withPassword(guess, client))
        .isInstanceOf(SignIn.Throttled.class);
  }

  @Test
  void areForgottenAYearAfterTheirLastUse() {
    var client = kit.client();
    var device = signIn(client, Optional.empty()).device();
    kit.clock().move(Duration.ofDays(364));
    assertThat(signIn(client, device).device()).isEmpty();

    kit.clock().move(Duration.ofDays(365));

    assertThat(signIn(client, device).device()).isPresent();
    kit.clock().move(Duration.ofDays(366));
    kit.gatehouse().housekeeping().sweep();
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_known_devices")).isZero();
  }

  @Test
  void areNoMoreThanFifty() {
    for (int i = 0; i < 53; i++) {
      signIn(kit.client(), Optional.empty());
      kit.clock().move(Duration.ofSeconds(1));
    }

    assertThat(Tables.on(kit).number("select count(*) from gatehouse_known_devices")).isEqualTo(50);
  }

  private long notices() {
    return kit.mails().stream().map(Mail::template).filter("new-device"::equals).count();
  }

  private SignIn.SignedIn signIn(Client client, Optional<DeviceToken> device) {
    return (SignIn.SignedIn) kit.gatehouse().signIns().withPassword(form(ADA, device), client);
  }

  private static SignInForm form(String email, Optional<DeviceToken> device) {
    var arrival = new Arrival(false, Optional.empty(), device, Optional.empty());
    return new SignInForm(email, Password.of(Kit.PASSWORD), arrival);
  }

  private static Client client(String address, String userAgent) {
    return new Client(ClientAddress.parse(address).orElseThrow(), userAgent);
  }
}
