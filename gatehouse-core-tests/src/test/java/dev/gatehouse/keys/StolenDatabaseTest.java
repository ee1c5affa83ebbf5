package dev.gatehouse.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.password.Password;
import dev.gatehouse.recovery.RecoveryCode;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.secondfactor.SetupStart;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SecondFactorForm;
import dev.gatehouse.signin.SecondStep;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.Authenticator;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever has every column of every table, and not the key ring, has no secret of any user. */
@EachDatabase
class StolenDatabaseTest {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final HexFormat HEX = HexFormat.of();

  private final Kit kit;
  private final SealedHouse house;
  private final List<RecoveryCode> codesOfBob;

  StolenDatabaseTest(Kit kit) {
    this.kit = kit;
    this.house = new SealedHouse(kit);
    this.codesOfBob = ((FactorChange.Changed) house.bobFinishesHisSetup(kit.gatehouse())).codes();
    kit.clock().move(Duration.ofSeconds(30));
  }

  @Test
  void givesNoTotpSecretAway() {
    var proof = kit.confirmed(kit.registered("carl@example.org"));
    var start = kit.gatehouse().secondFactors().begin(proof, kit.client());
    var ofCarl = ((SetupStart.Waiting) start).setup().secret().reveal();
    var ofBob = house.setupOfBob().secret().reveal();

    assertHidden(bytesOfBase32(ofCarl));
    assertHidden(bytesOfBase32(ofBob));
  }

  @Test
  void givesNoRecoveryCodeAwayNorADigestToTryCodesAgainst() throws Exception {
    for (var code : codesOfBob) {
      var text = code.reveal();
      var canonical = text.replace("-", "");
      var bob = kit.user(SealedHouse.BOB).id();

      assertHidden(text.getBytes(US_ASCII));
      assertHidden(canonical.getBytes(US_ASCII));
      assertHidden(sha256(text));
      assertHidden(sha256(canonical));
      assertHidden(sha256(bob + " " + canonical));
    }
  }

  @Test
  void givesNoTokenAwayThatABrowserHolds() {
    var plain = Arrival.plain();
    var password = new SignInForm(SealedHouse.BOB, Password.of(Kit.PASSWORD), plain);
    var first = kit.gatehouse().signIns().withPassword(password, kit.client());
    var challenge = ((SignIn.SecondFactorNeeded) first).challenge();
    assertHiddenToken(challenge.reveal());

    var phone = Authenticator.of(house.setupOfBob().secret().reveal(), kit.clock());
    var form = new SecondFactorForm(challenge, new FactorCode.Totp(phone.code()), true, plain);
    var signedIn =
        (SecondStep.SignedIn) kit.gatehouse().signIns().withSecondFactor(form, kit.client());

    assertHiddenToken(signedIn.opened().token().reveal());
    assertHiddenToken(signedIn.trust().orElseThrow().reveal());
    assertHiddenToken(signedIn.device().orElseThrow().reveal());
    assertHidden(Kit.PASSWORD.getBytes(US_ASCII));
  }

  @Test
  void givesNoTokenAwayThatIsInAMail() {
    var ada = house.ada().user();
    kit.gatehouse().passwordResets().request(ada.email(), kit.client());
    var waiting = Tables.on(kit).everything();

    var token = kit.latestMail(SealedHouse.ADA).orElseThrow().values().getOrDefault("token", "");

    assertThat(token).hasSize(43);
    assertHidden(token.getBytes(US_ASCII), waiting);
    assertHidden(Base64.getUrlDecoder().decode(token), waiting);
    assertHiddenToken(token);
  }

  @Test
  void opensNothingForWhoMakesAKeyRing() {
    assertThat(house.all()).containsEntry("gatehouse_totp", 2L);
    assertThat(house.opened(KeyRing.create()).values()).containsOnly(0L);
    assertThat(house.opened(kit.keyRing())).isEqualTo(house.all());
  }

  /** What is hidden is found in each of its forms by the way it is looked for here. */
  @Test
  void wouldFindASecretInEveryForm() {
    var secret = bytesOfBase32(house.setupOfBob().secret().reveal());

    for (var form : forms(secret).toList()) {
      for (var before : new String[] {"", "1", "12"}) {
        var sealed = (before + new String(form, ISO_8859_1) + "}").getBytes(ISO_8859_1);
        assertThat(needles(secret)).anyMatch(new String(sealed, ISO_8859_1)::contains);
        assertThat(needles(secret))
            .anyMatch(Base64.getUrlEncoder().encodeToString(sealed)::contains);
      }
    }
  }

  private void assertHiddenToken(String token) {
    assertThat(token).hasSize(43);
    assertHidden(token.getBytes(US_ASCII));
    assertHidden(Base64.getUrlDecoder().decode(token));
  }

  private void assertHidden(byte[] secret) {
    assertHidden(secret, Tables.on(kit).everything());
  }

  private static void assertHidden(byte[] secret, String everything) {
    assertThat(everything).hasSizeGreaterThan(1000);
    assertThat(needles(secret)).hasSizeGreaterThan(20).noneMatch(everything::contains);
  }

  /** Each form, and what is left of it in the base64 of something that has it in its midst. */
  private static List<String> needles(byte[] secret) {
    return forms(secret)
        .flatMap(form ->
            Stream.concat(
                Stream.of(new String(form, ISO_8859_1), HEX.formatHex(form)),
                Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                    .flatMap(
                        base64 -> IntStream.range(0, 3).mapToObj(at -> inside(base64, form, at)))))
        .toList();
  }

  private static Stream<byte[]> forms(byte[] secret) {
    var hex = HEX.formatHex(secret);
    return Stream.concat(
        Stream.of(secret),
        Stream.of(
                hex,
                hex.toUpperCase(Locale.ROOT),
                base32(secret),
                Base64.getEncoder().withoutPadding().encodeToString(secret),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
            .map(text -> text.getBytes(US_ASCII)));
  }

  private static String inside(Base64.Encoder base64, byte[] form, int at) {
    var padded = new byte[at + form.length];
    System.arraycopy(form, 0, padded, at, form.length);
    return base64.encodeToString(padded).substring((at * 8 + 5) / 6, padded.length * 8 / 6);
  }

  private static byte[] bytesOfBase32(String text) {
    var bytes = new byte[text.length() * 5 / 8];
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      int five = BASE32.indexOf(text.charAt(bit / 5));
      bytes[bit / 8] |= (byte) (((five >> (4 - bit % 5)) & 1) << (7 - bit % 8));
    }
    return bytes;
  }

  private static String base32(byte[] bytes) {
    var text = new StringBuilder();
    for (int bit = 0; bit < bytes.length * 8; bit += 5) {
      int five = 0;
      for (int i = bit; i < bit + 5; i++) {
        int one = i < bytes.length * 8 ? (bytes[i / 8] >> (7 - i % 8)) & 1 : 0;
        five = (five << 1) | one;
      }
      text.append(BASE32.charAt(five));
    }
    return text.toString();
  }

  private static byte[] sha256(String text) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
  }
}
