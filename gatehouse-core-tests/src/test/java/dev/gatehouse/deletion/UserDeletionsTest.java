package dev.gatehouse.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.StatusChange;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Users deleted by administrators. */
@EachDatabase
class UserDeletionsTest {
  private static final String BOB = "bob@example.org";

  private final Kit kit;
  private final UserDeletions deletions;
  private final UserId ada;
  private final UserId bob;

  UserDeletionsTest(Kit kit) {
    this.kit = kit;
    this.deletions = kit.gatehouse().userDeletions();
    this.ada = kit.registered("ada@example.org").id();
    this.bob = kit.registered(BOB).id();
  }

  @Test
  void areToldWithTheirReasonAndWithoutALink() {
    var due = kit.clock().instant().plus(Duration.ofDays(30));

    assertThat(deletions.delete(by(ada), bob, "spam")).isEqualTo(new UserDeletion.Scheduled(due));

    var mail = kit.latestMail(BOB).orElseThrow();
    assertThat(mail.template()).isEqualTo("deletion-scheduled");
    assertThat(mail.values()).containsEntry("reason", "spam").doesNotContainKey("token");
    var event = kit.gatehouse().audit().about(bob.value(), 1).getFirst();
    assertThat(event.act()).isEqualTo("deletion-scheduled");
    assertThat(event.actor()).contains(ada.value());
    assertThat(kit.user(BOB).active()).isFalse();
  }

  @Test
  void changeNothingTheSecondTime() {
    var first = deletions.delete(by(ada), bob, "spam");
    kit.clock().move(Duration.ofDays(10));
    var mails = kit.mails().size();

    assertThat(deletions.delete(by(ada), bob, "spam")).isEqualTo(first);

    assertThat(kit.mails()).hasSize(mails);
  }

  @Test
  void takeTheUsersOwnLinkAway() {
    kit.gatehouse()
        .deletions()
        .delete(kit.confirmed(kit.user(BOB)), Optional.empty(), kit.client());
    var link = kit.latestMail(BOB).orElseThrow().values().get("token");

    deletions.delete(by(ada), bob, "");

    assertThat(kit.gatehouse().deletions().restore(String.valueOf(link), kit.client()))
        .isEqualTo(new Restoration.Dead());
    assertThat(kit.user(BOB).active()).isFalse();
  }

  @Test
  void leaveNoSessionThatARestorationWouldRevive() {
    var client = kit.client();
    var session = kit.signedIn(BOB, client).token();

    deletions.delete(by(ada), bob, "");
    deletions.restore(by(ada), bob);

    assertThat(kit.gatehouse().sessions().check(session, client))
        .isEqualTo(new SessionCheck.Dead());
  }

  @Test
  void areUndoneByAnAdministrator() {
    deletions.delete(by(ada), bob, "");
    var reactivation = kit.gatehouse().administration().statuses().reactivate(by(ada), bob);
    assertThat(reactivation).isEqualTo(new StatusChange.Unchanged());

    assertThat(deletions.restore(by(ada), bob)).isEqualTo(new UserRestoration.Restored());

    assertThat(deletions.restore(by(ada), bob)).isEqualTo(new UserRestoration.Unchanged());
    assertThat(kit.user(BOB).active()).isTrue();
    assertThat(kit.latestMail(BOB).orElseThrow().template()).isEqualTo("deletion-undone");
  }

  @Test
  void leaveWhoWasDeactivatedBeforeDeactivated() {
    kit.gatehouse().administration().statuses().deactivate(by(ada), bob, "spam");
    deletions.delete(by(ada), bob, "");

    deletions.restore(by(ada), bob);

    assertThat(kit.user(BOB).active()).isFalse();
    kit.gatehouse().administration().statuses().reactivate(by(ada), bob);
    assertThat(kit.user(BOB).active()).isTrue();
  }

  @Test
  void doNotLetABannedUserBackInByTheOwnLink() {
    kit.gatehouse()
        .deletions()
        .delete(kit.confirmed(kit.user(BOB)), Optional.empty(), kit.client());
    var link = kit.latestMail(BOB).orElseThrow().values().get("token");
    var ban = kit.gatehouse().administration().statuses().deactivate(by(ada), bob, "spam");
    assertThat(ban).isEqualTo(new StatusChange.Changed());

    assertThat(kit.gatehouse().deletions().restore(String.valueOf(link), kit.client()))
        .isEqualTo(new Restoration.Dead());

    deletions.restore(by(ada), bob);
    assertThat(kit.user(BOB).active()).isFalse();
  }

  @Test
  void canBeDoneAtOnce() {
    assertThat(deletions.deleteAtOnce(by(ada), bob, "spam")).isEqualTo(new UserDeletion.Deleted());

    assertThat(kit.gatehouse().users().get(bob)).isEmpty();
    var mail = kit.latestMail(BOB).orElseThrow();
    assertThat(mail.template()).isEqualTo("account-deleted");
    assertThat(mail.values()).containsEntry("reason", "spam");
    var event = kit.gatehouse().audit().about(bob.value(), 1).getFirst();
    assertThat(event.act()).isEqualTo("user-deleted");
    assertThat(event.actor()).contains(ada.value());
    assertThat(deletions.deleteAtOnce(by(ada), bob, "")).isEqualTo(new UserDeletion.UnknownUser());
  }

  @Test
  void areForThoseWhoStandHigher() {
    var grants = kit.gatehouse().administration().grants();
    var cyd = kit.registered("cyd@example.org").id();
    grants.promote(by(ada), bob);
    grants.promote(by(ada), cyd);

    assertThat(deletions.delete(by(bob), cyd, "")).isEqualTo(new UserDeletion.Forbidden());
    assertThat(deletions.deleteAtOnce(by(bob), ada, "")).isEqualTo(new UserDeletion.Forbidden());
    assertThat(deletions.deleteAtOnce(by(ada), ada, "")).isEqualTo(new UserDeletion.Forbidden());
    deletions.delete(by(ada), cyd, "");
    assertThat(deletions.restore(by(bob), cyd)).isEqualTo(new UserRestoration.Forbidden());
    assertThat(deletions.delete(by(cyd), bob, "")).isEqualTo(new UserDeletion.Forbidden());
    var nobody = new UserId(UUID.randomUUID());
    assertThat(deletions.delete(by(ada), nobody, "")).isEqualTo(new UserDeletion.UnknownUser());
    assertThat(kit.gatehouse().users().get(cyd).map(User::active)).contains(false);
  }

  private Actor by(UserId user) {
    return new Actor(user, kit.client());
  }
}
