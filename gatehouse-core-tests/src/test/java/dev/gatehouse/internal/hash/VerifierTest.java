package dev.gatehouse.internal.hash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
  private static final String OTTERS = "tumbling otters by moonlight";
  private static final String SALT_AND_HASH =
      "$c2l4dGVlbiBieXRlcyBvaw$iVIpTmGR16CgX70ZIIxYXGkSYEhmveQ43NlV6nLx28I";

  /** The vectors of RFC 6070 (PBKDF2 with SHA-1) but for the one of 16 million rounds. */
  @ParameterizedTest
  @CsvSource({
    "password, $pbkdf2$1$c2FsdA$, 0c60c80f961f0e71f3a9b524af6012062fe037a6",
    "password, $pbkdf2$2$c2FsdA$, ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
    "password, $pbkdf2$4096$c2FsdA$, 4b007901b765489abead49d926f721d065a429c1",
    "passwordPASSWORDpassword, $pbkdf2$4096$c2FsdFNBTFRzYWx0U0FMVHNhbHRTQUxUc2FsdFNBTFRzYWx0$,"
        + "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
    "'pass\0word', $pbkdf2$4096$c2EAbHQ$, 56fa6aa75548099dcc37d7f03425e0c3"
  })
  void agreesWithTheRfcOnPbkdf2WithSha1(String password, String beginning, String hash) {
    var text = beginning + Base64Text.POINTED.encode(bytes(hash));

    assertThat(verify(text, password.replace("\\0", "\0"))).isTrue();
    assertThat(verify(text, password + "x")).isFalse();
  }

  /** The vectors of RFC 7914: PBKDF2 with SHA-256 in section 11, scrypt in section 12. */
  @ParameterizedTest
  @CsvSource({
    "passwd, $pbkdf2-sha256$1$c2FsdA$,"
        + "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
        + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
    "Password, $pbkdf2-sha256$80000$TmFDbA$,"
        + "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
        + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d",
    "password, '$scrypt$ln=10,r=8,p=16$TmFDbA$',"
        + "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640",
    "pleaseletmein, '$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$',"
        + "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
  })
  void agreesWithTheRfcOnScrypt(String password, String beginning, String hash) {
    var dialect = beginning.startsWith("$scrypt") ? Base64Text.BARE : Base64Text.POINTED;
    var text = beginning + dialect.encode(bytes(hash));

    assertThat(verify(text, password)).isTrue();
    assertThat(verify(text, password + "x")).isFalse();
  }

  /** Two texts of the reference implementation's own tests, and what its program has made. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "password $argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
        "moonlight $argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlcyBvaw$iVIpTmGR16CgX70ZIIxYXGkSYEhmveQ43NlV6nLx28I",
        "moonlight $argon2i$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlcyBvaw$ve8XSwz+dK11z9J49sAZpa5SEwU3LH5VTiWmAKSjB34",
        "moonlight $argon2d$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlcyBvaw$9TjndstpuNvE+WWkKif7vWsX9NkAw/5rmBVXiC+ADWg",
        "moonlight $argon2id$v=19$m=4096,t=3,p=4$c2l4dGVlbiBieXRlcyBvaw$JP4DzK1FcHPOHDQJM90ef8NwFhHCPhe+",
        "moonlight $argon2i$v=16$m=1024,t=3,p=1$c2l4dGVlbiBieXRlcyBvaw$fTMbL9GqKvFBvuFo0j7vfiOhmGJROoa7PmJCOHaIcyM",
        "moonlight $argon2i$m=1024,t=3,p=1$c2l4dGVlbiBieXRlcyBvaw$fTMbL9GqKvFBvuFo0j7vfiOhmGJROoa7PmJCOHaIcyM",
        "moonlight {argon2@SpringSecurity_v5_8}$argon2id$v=19$m=4096,t=3,p=4$c2l4dGVlbiBieXRlcyBvaw$JP4DzK1FcHPOHDQJM90ef8NwFhHCPhe+"
      })
  void readsArgon2FromElsewhere(String password, String text) {
    var whole = password.replace("moonlight", OTTERS);

    assertThat(verify(text, whole)).isTrue();
    assertThat(verify(text, whole + " ")).isFalse();
  }

  /** What OpenSSL derives, in the texts of Django and passlib; what Spring's own pages show. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "moonlight pbkdf2_sha256$1000000$kP3vXw9mQe2LrT7yZb4HsN$ukAVlIK+tkZg1sBlvIhKErfLsP3ZcnfAqUWLL9o2R3s=",
        "moonlight pbkdf2_sha1$260000$kP3vXw9mQe2L$8WelEXqLMS4+/ZVYhvfo5vnhVLc=",
        "moonlight $pbkdf2-sha512$25000$8PHy8/T19vf4.fr7/P3./w$YwN6fTRjRpNZyppg3EuuCrdR2QLBnAvI7YOqqrD3GSziw4YIi1HowR1t7ZKGDZ3eE5OlbHP70gOMfL8q.ad0Cw",
        "password $scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E",
        "password {bcrypt}$2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG",
        "password {pbkdf2}5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc",
        "password {scrypt}$e0801$8bWJaSu2IKSn9Z9kM+TPXfOc/9bdYSrN1oD9qfVThWEwdRTnO7re7Ei+fUZRJ68k9lTyuTeUp4of4g24hHnazw==$OAOec05+bXxvuu/1qZ6NUR+xQYvYv7BeL1QxwRpY5Pc="
      })
  void readsOtherProgramsTexts(String password, String text) {
    var whole = password.replace("moonlight", OTTERS);

    assertThat(verify(text, whole)).isTrue();
    assertThat(verify(text, whole + " ")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=4194304,t=2,p=1",
        "$argon2id$v=19$m=262145,t=1,p=1",
        "$argon2id$v=19$m=262144,t=5,p=1",
        "$argon2id$v=19$m=19456,t=99,p=1",
        "$argon2id$v=19$m=19456,t=2,p=17",
        "$argon2id$v=19$m=7,t=2,p=1",
        "$argon2id$v=19$m=19456,t=0,p=1",
        "$argon2id$v=19$m=19456,t=-2,p=1",
        "$argon2id$v=19$m=99999999999,t=2,p=1",
        "$argon2id$v=18$m=19456,t=2,p=1",
        "$argon2id$v=19$t=2,m=19456,p=1",
        "$argon2x$v=19$m=19456,t=2,p=1",
        "{noop}$argon2id$v=19$m=19456,t=2,p=1"
      })
  void refusesArgon2ThatAsksForTooMuchOrIsNone(String beginning) {
    assertThat(Verifier.parse("$argon2id$v=19$m=262144,t=4,p=1" + SALT_AND_HASH)).isPresent();
    assertThat(Verifier.parse(beginning + SALT_AND_HASH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pbkdf2_sha256$4000001$salt$ukAVlIK+tkZg1sBlvIhKErfLsP3ZcnfAqUWLL9o2R3s=",
        "pbkdf2_sha256$0$salt$ukAVlIK+tkZg1sBlvIhKErfLsP3ZcnfAqUWLL9o2R3s=",
        "pbkdf2_md5$1000$salt$ukAVlIK+tkZg1sBlvIhKErfLsP3ZcnfAqUWLL9o2R3s=",
        "pbkdf2_sha256$1000$salt$ukAVlIK+tkZg1sBlvIhKErfLsP3ZcnfAqUWLL9o2R3t=",
        "pbkdf2_sha256$1000$$ukAVlIK+tkZg1sBlvIhKErfLsP3ZcnfAqUWLL9o2R3s=",
        "$pbkdf2-sha256$9999999$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
        "$pbkdf2-sha256$1000$c2FsdA$DGDID5YfDnHzqbUkr2ASBi+gN6Y",
        "{pbkdf2}5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4e",
        "{pbkdf2@SpringSecurity_v5_8}5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc",
        "$scrypt$ln=21,r=1,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E",
        "$scrypt$ln=19,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E",
        "$scrypt$ln=18,r=8,p=5$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E",
        "$scrypt$ln=16,r=1,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E",
        "{scrypt}$140801$aM15713r3Xsvxbi31lqr1Q==$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E=",
        "{scrypt}$e0001$aM15713r3Xsvxbi31lqr1Q==$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E=",
        "{noop}password",
        "{MD5}5f4dcc3b5aa765d61d8327deb882cf99",
        "password",
        ""
      })
  void refusesWhatAsksForTooMuchIsDamagedOrIsNoHash(String text) {
    assertThat(Verifier.parse(text)).isEmpty();
  }

  @Test
  void refusesALongTextAtOnce() {
    var before = Instant.now();

    for (var beginning :
        Map.of("$2b$12$", "", "pbkdf2_sha256$1$", "", "$scrypt$ln=1", "").keySet()) {
      assertThat(Verifier.parse(beginning + "a".repeat(5_000_000))).isEmpty();
    }

    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void readsWhatTheSchemesMake() {
    var random = new SecureRandom();
    for (var scheme :
        new Scheme[] {new Scheme.BcryptScheme(4), new Scheme.Argon2idScheme(7168, 5, 2)}) {
      var text = scheme.hash(OTTERS.getBytes(UTF_8), random);

      assertThat(verify(text, OTTERS)).isTrue();
      assertThat(verify(text, OTTERS + " ")).isFalse();
      assertThat(scheme.outdates(Verifier.parse(text).orElseThrow())).isFalse();
      assertThat(scheme.hash(OTTERS.getBytes(UTF_8), random)).isNotEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "$argon2id$v=19$m=19456,t=2,p=1 false",
        "$argon2id$v=19$m=19456,t=2,p=4 false",
        "$argon2id$v=19$m=65536,t=3,p=1 false",
        "$argon2id$v=19$m=19455,t=2,p=1 true",
        "$argon2id$v=19$m=19456,t=1,p=1 true",
        "$argon2id$v=16$m=19456,t=2,p=1 true",
        "$argon2i$v=19$m=19456,t=2,p=1 true",
        "$argon2d$v=19$m=19456,t=2,p=1 true"
      })
  void knowsWhichArgon2IsOutdated(String beginning, boolean outdated) {
    var stored = Verifier.parse(beginning + SALT_AND_HASH).orElseThrow();

    assertThat(new Scheme.Argon2idScheme(19456, 2, 1).outdates(stored)).isEqualTo(outdated);
    assertThat(new Scheme.BcryptScheme(4).outdates(stored)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"$2a$10$, true", "$2y$12$, false", "$2b$13$, false", "{hmac-sha384}$2b$11$, true"})
  void knowsWhichBcryptIsOutdated(String beginning, boolean outdated) {
    var stored = Verifier.parse(beginning + "a".repeat(53)).orElseThrow();

    assertThat(new Scheme.BcryptScheme(12).outdates(stored)).isEqualTo(outdated);
    assertThat(new Scheme.Argon2idScheme(19456, 2, 1).outdates(stored)).isTrue();
  }

  private static boolean verify(String text, String password) {
    return Verifier.parse(text).orElseThrow().verify(password.getBytes(UTF_8));
  }

  private static byte[] bytes(String hex) {
    return java.util.HexFormat.of().parseHex(hex);
  }
}
