package dev.gatehouse.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.RoleChange;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.User;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Deletions that meet each other, and whatever else changes who is there. */
@EachDatabase
class DeletionRaceTest {
  private static final int ROUNDS = 5;

  private final Kit kit;
  private final User ada;

  DeletionRaceTest(Kit kit) {
    this.kit = kit;
    this.ada = kit.registered("ada@example.org");
  }

  @Test
  void leavesTheLastOwnerAlone() {
    var owner = kit.user("ada@example.org");

    var outcome =
        kit.gatehouse().deletions().delete(kit.confirmed(owner), Optional.empty(), kit.client());

    assertThat(outcome).isEqualTo(new Deletion.LastOwner());
    assertThat(kit.user("ada@example.org").active()).isTrue();
  }

  @Test
  void leavesOneOfTwoOwnersWhoLeaveAtOnce() throws Exception {
    var owner = ada;
    for (int i = 0; i < ROUNDS; i++) {
      var other = owner("owner" + i + "@example.org", owner);
      var first = kit.confirmed(owner);
      var second = kit.confirmed(other);

      var outcomes =
          Simultaneous.run(
              List.<Callable<Deletion>>of(
                  () -> kit.gatehouse().deletions().delete(first, Optional.empty(), kit.client()),
                  () ->
                      kit.gatehouse().deletions().delete(second, Optional.empty(), kit.client())));

      assertThat(outcomes).containsOnlyOnce(new Deletion.LastOwner());
      assertThat(activeOwners()).isEqualTo(1);
      owner = outcomes.getFirst().equals(new Deletion.LastOwner()) ? owner : other;
    }
  }

  @Test
  void leavesAnOwnerWhenOneLeavesAndIsTheOthersDemoter() throws Exception {
    var owner = ada;
    for (int i = 0; i < ROUNDS; i++) {
      var other = owner("owner" + i + "@example.org", owner);
      var leaving = kit.confirmed(owner);
      var actor = new Actor(owner.id(), kit.client());

      var outcomes =
          Simultaneous.run(
              List.<Callable<Object>>of(
                  () -> kit.gatehouse().deletions().delete(leaving, Optional.empty(), kit.client()),
                  () -> kit.gatehouse().administration().grants().demote(actor, other.id())));

      assertThat(activeOwners()).isEqualTo(1);
      var demoted = outcomes.get(1) instanceof RoleChange.Changed;
      assertThat(outcomes.getFirst().equals(new Deletion.LastOwner())).isEqualTo(demoted);
      owner = demoted ? owner : other;
    }
  }

  @Test
  void letsOneOfTwoOwnersDeleteTheOther() throws Exception {
    var bob = owner("bob@example.org", ada);
    var deletions = kit.gatehouse().userDeletions();

    var outcomes =
        Simultaneous.run(
            List.<Callable<UserDeletion>>of(
                () -> deletions.deleteAtOnce(new Actor(ada.id(), kit.client()), bob.id(), ""),
                () -> deletions.deleteAtOnce(new Actor(bob.id(), kit.client()), ada.id(), "")));

    assertThat(outcomes)
        .containsOnlyOnce(new UserDeletion.Deleted())
        .containsOnlyOnce(new UserDeletion.Forbidden());
    assertThat(activeOwners()).isEqualTo(1);
  }

  @Test
  void happensOnceHoweverOftenItIsAskedFor() throws Exception {
    var proof = kit.confirmed(kit.registered("bob@example.org"));

    var outcomes =
        Simultaneous.run(
            Collections.nCopies(
                20,
                (Callable<Deletion>)
                    () ->
                        kit.gatehouse().deletions().delete(proof, Optional.empty(), kit.client())));

    assertThat(outcomes).filteredOn(Deletion.Scheduled.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(new Deletion.Outdated()::equals).hasSize(19);
    assertThat(mails("deletion-requested")).isEqualTo(1);
  }

  @Test
  void isUndoneOnceByTheLink() throws Exception {
    leave(kit.registered("bob@example.org"));
    var link = kit.latestMail("bob@example.org").orElseThrow().values().get("token");

    var outcomes =
        Simultaneous.run(
            Collections.nCopies(
                20,
                (Callable<Restoration>)
                    () -> kit.gatehouse().deletions().restore(String.valueOf(link), kit.client())));

    assertThat(outcomes).filteredOn(Restoration.Restored.class::isInstance).hasSize(1);
    assertThat(mails("deletion-undone")).isEqualTo(1);
  }

  @Test
  void isEitherDoneOrUndone() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      var bob = kit.registered("bob" + i + "@example.org");
      leave(bob);
      kit.clock().move(Duration.ofDays(30));
      var now = kit.clock().instant();
      var actor = new Actor(ada.id(), kit.client());

      var outcomes =
          Simultaneous.run(
              List.<Callable<Object>>of(
                  () -> kit.gatehouse().deletions().purge(now),
                  () -> kit.gatehouse().userDeletions().restore(actor, bob.id())));

      var restored = outcomes.get(1).equals(new UserRestoration.Restored());
      assertThat(outcomes.getFirst()).isEqualTo(restored ? 0 : 1);
      assertThat(kit.gatehouse().users().get(bob.id()).map(User::active))
          .isEqualTo(restored ? Optional.of(true) : Optional.empty());
    }
  }

  @Test
  void isDoneByOneNode() throws Exception {
    for (int i = 0; i < 5; i++) {
      leave(kit.registered("bob" + i + "@example.org"));
    }
    kit.clock().move(Duration.ofDays(30));
    var now = kit.clock().instant();

    var counts =
        Simultaneous.run(
            Collections.nCopies(
                8, (Callable<Integer>) () -> kit.gatehouse().deletions().purge(now)));

    assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(5);
    assertThat(mails("account-deleted")).isEqualTo(5);
  }

  private User owner(String email, User by) {
    var user = kit.registered(email);
    kit.gatehouse()
        .administration()
        .grants()
        .grantOwnership(new Actor(by.id(), kit.client()), user.id());
    return kit.user(email);
  }

  private void leave(User user) {
    kit.gatehouse().deletions().delete(kit.confirmed(user), Optional.empty(), kit.client());
  }

  private long mails(String template) {
    return kit.mails().stream().map(Mail::template).filter(template::equals).count();
  }

  private long activeOwners() {
    return Tables.on(kit)
        .number(
            """
            select count(*)
            from gatehouse_users u
            join gatehouse_role_grants g on g.user_id = u.id
            join gatehouse_roles r on r.id = g.role_id
            where u.active
              and r.name = 'Owner'
            """);
  }
}
