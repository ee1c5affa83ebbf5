package dev.gatehouse.internal.hash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hashes go to other programs and come from them: {@code htpasswd} of the Apache server, and {@code
 * argon2} of the reference implementation. {@code bin/test} installs both.
 */
class ProgramsTest {
  private static final String PASSWORD = "tümbling otters by moonlight";

  @Test
  void bcryptOfHtpasswdIsReadHere() throws Exception {
    var line = output(run("", "htpasswd", "-nbB", "-C", "6", "ada", PASSWORD));

    var text = line.strip().substring("ada:".length());

    assertThat(text).startsWith("$2y$06$");
    assertThat(verify(text, PASSWORD)).isTrue();
    assertThat(verify(text, PASSWORD + "x")).isFalse();
  }

  @Test
  void bcryptOfOursIsReadByHtpasswd(@TempDir Path folder) throws Exception {
    var text = new Scheme.BcryptScheme(6).hash(PASSWORD.getBytes(UTF_8), new SecureRandom());
    var file = Files.writeString(folder.resolve("users"), "ada:" + text + "\n");

    assertThat(run("", "htpasswd", "-vb", file.toString(), "ada", PASSWORD).waitFor()).isZero();
    assertThat(run("", "htpasswd", "-vb", file.toString(), "ada", "x").waitFor()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-id", "-i", "-d"})
  void argon2OfTheReferenceIsReadHere(String kind) throws Exception {
    var text =
        output(run(PASSWORD, "argon2", "a salt of ours", kind, "-t", "3", "-k", "8192", "-e"))
            .strip();

    assertThat(verify(text, PASSWORD)).isTrue();
    assertThat(verify(text, PASSWORD + "x")).isFalse();
  }

  @Test
  void argon2OfOursIsWhatTheReferenceMakes() throws Exception {
    var text = new Scheme.Argon2idScheme(19456, 2, 2).hash(PASSWORD.getBytes(UTF_8), new Letters());
    var salt = new String(Base64Text.BARE.decode(text.split("[$]", -1)[4]).orElseThrow(), UTF_8);

    var theirs =
        output(run(PASSWORD, "argon2", salt, "-id", "-t", "2", "-k", "19456", "-p", "2", "-e"));

    assertThat(theirs.strip()).isEqualTo(text);
  }

  private static Process run(String input, String... command) throws Exception {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    }
    return process;
  }

  private static String output(Process process) throws Exception {
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }

  private static boolean verify(String text, String password) {
    return Optional.of(text)
        .flatMap(Verifier::parse)
        .orElseThrow()
        .verify(password.getBytes(UTF_8));
  }

  /** Random letters: the program takes its salt as text. */
  private static final class Letters extends SecureRandom {
    private static final long serialVersionUID = 1;

    @Override
    public void nextBytes(byte[] bytes) {
      super.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) ('a' + (bytes[i] & 15));
      }
    }
  }
}
