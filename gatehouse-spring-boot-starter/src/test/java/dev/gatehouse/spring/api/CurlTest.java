package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Host;
import dev.gatehouse.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code docs/api.md}, run by a shell against a new application. */
class CurlTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\h*\\n(.*?)^```\\h*$");
  private static final Pattern STATUS = Pattern.compile("(?m)# ([0-9]{3})\\b");

  // writes down each status, in the order of the calls, and fails no later command
  private static final String PRELUDE =
      """
      set -u
      curl() {
        local head
        head=$(mktemp -p "$scratch")
        command curl -s -D "$head" "$@"
        sed -n '1s/^[^ ]* \\([0-9]*\\).*/\\1/p' "$head" >> "$scratch/statuses"
      }
      """;

  @Test
  void answerAsTheDocumentationSays(@TempDir Path scratch)
      throws IOException, InterruptedException {
    var page = Files.readString(Path.of("../docs/api.md"));
    var blocks =
        BLOCK.matcher(page).results().map(block -> block.group(1)).collect(Collectors.joining());

    List<String> statuses;
    try (var host = Host.start(TestDatabase.SQLITE)) {
      var script = PRELUDE + blocks.replace("http://localhost:8080", host.at("").toString());
      statuses = run(script, scratch);
    }

    assertThat(statuses)
        .isEqualTo(STATUS.matcher(blocks).results().map(CurlTest::status).toList())
        .hasSizeGreaterThan(20);
    assertThat(blocks.split("\\bcurl ", -1)).hasSize(statuses.size() + 1);
  }

  private static List<String> run(String script, Path scratch)
      throws IOException, InterruptedException {
    var output = scratch.resolve("output");
    var builder = new ProcessBuilder("bash", "-c", script);
    builder.environment().put("scratch", scratch.toString());
    var shell = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(shell.waitFor()).as(Files.readString(output)).isZero();
    return Files.readAllLines(scratch.resolve("statuses"), StandardCharsets.UTF_8);
  }

  private static String status(MatchResult comment) {
    return comment.group(1);
  }
}
