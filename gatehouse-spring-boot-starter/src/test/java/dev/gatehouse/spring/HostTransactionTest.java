package dev.gatehouse.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.registration.UserRegistered;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Heard;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Notes;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@ParameterizedClass
@EnumSource
class HostTransactionTest {
  private final Host host;
  private final Notes notes;

  HostTransactionTest(TestDatabase database) {
    host = Host.shared(database);
    notes = host.bean(Notes.class);
  }

  @Test
  void keepsAUserTogetherWithTheHostsRow() {
    var email = Emails.fresh();

    notes.registerWithNote(email, () -> {});

    assertThat(notes.known(email)).isTrue();
    assertThat(notes.count(email)).isOne();
  }

  @Test
  void leavesNothingWhenTheHostRollsBack() {
    var email = Emails.fresh();

    assertThatThrownBy(() -> notes.registerWithNote(email, HostTransactionTest::fail))
        .hasMessage("the host changed its mind");

    assertThat(notes.known(email)).isFalse();
    assertThat(notes.count(email)).isZero();
  }

  @Test
  void tellsListenersAfterTheHostsCommitAndNotBefore() {
    var email = Emails.fresh();
    var heard = host.bean(Heard.class);

    notes.registerWithNote(email, () -> assertThat(registrations(heard)).doesNotContain(email));

    assertThat(heard.byBean()).isEqualTo(heard.byContext());
    assertThat(registrations(heard)).contains(email);
  }

  @Test
  void tellsListenersNothingOfWhatWasRolledBack() {
    var heard = host.bean(Heard.class);
    int before = heard.byBean().size();

    assertThatThrownBy(() -> notes.registerWithNote(Emails.fresh(), HostTransactionTest::fail))
        .hasMessage("the host changed its mind");

    assertThat(heard.byBean()).hasSize(before);
    assertThat(heard.byContext()).hasSize(before);
  }

  @Test
  void tellsListenersNothingWhenTheCommitItselfFails() {
    var heard = host.bean(Heard.class);
    int before = heard.byBean().size();

    assertThatThrownBy(
            () -> notes.registerWithNote(Emails.fresh(), HostTransactionTest::failBeforeTheCommit))
        .hasMessage("the host changed its mind");

    assertThat(heard.byBean()).hasSize(before);
  }

  private List<String> registrations(Heard heard) {
    return heard.byBean().stream()
        .filter(UserRegistered.class::isInstance)
        .map(event -> new UserId(event.userId()))
        .flatMap(id -> host.gatehouse().users().get(id).stream())
        .map(user -> user.email().typed())
        .toList();
  }

  private static void fail() {
    throw new IllegalStateException("the host changed its mind");
  }

  private static void failBeforeTheCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void beforeCommit(boolean readOnly) {
            fail();
          }
        });
  }
}
