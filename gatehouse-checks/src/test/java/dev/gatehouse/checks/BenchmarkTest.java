package dev.gatehouse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark measures the core against its own statement. */
class BenchmarkTest {
  @Test
  void theBareStatementIsTheOneOfTheCore() {
    var core = statements("SessionRepository.java");
    var bare = statements("BareStatement.java");

    assertThat(bare).hasSize(1).isSubsetOf(core);
  }

  private static List<String> statements(String file) {
    return Sources.all()
        .filter(source -> source.main() && source.fileName().equals(file))
        .flatMap(source -> source.literals().stream())
        .filter(literal -> literal.startsWith("select "))
        .map(sql -> sql.replaceAll(":\\w+", "?"))
        .toList();
  }
}
