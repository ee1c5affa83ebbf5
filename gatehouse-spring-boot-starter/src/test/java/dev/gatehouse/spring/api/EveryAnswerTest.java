package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gatehouse.spring.host.Contract;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.TestsRun;
import dev.gatehouse.testing.TestDatabase;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Looks back, after all other tests, on the answers that they have seen. */
@Order(Integer.MAX_VALUE)
class EveryAnswerTest {
  @Test
  void hasBeenSeenByATest() {
    assumeThat(TestsRun.lacking(EveryAnswerTest.class)).as("tests of the API not run").isEmpty();
    var table = Host.shared(TestDatabase.SQLITE).bean(EndpointTable.class);

    var unseen = new TreeSet<String>();
    for (var endpoint : table.endpoints()) {
      for (var answer : endpoint.answers()) {
        unseen.add(
            "%s /%s %d".formatted(endpoint.method(), endpoint.path(), answer.status().value()));
      }
    }
    unseen.removeAll(Contract.seen());

    assertThat(unseen).isEmpty();
  }
}
