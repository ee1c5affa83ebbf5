package dev.gatehouse.avatar;

import static dev.gatehouse.avatar.SamplePictures.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.avatar.AvatarRemoval;
import dev.gatehouse.administration.avatar.AvatarRemovals;
import dev.gatehouse.avatar.AvatarState.Stage;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.user.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Pictures removed by administrators. */
@EachDatabase
class AvatarRemovalTest {
  private static final String BOB = "bob@example.org";

  private final Kit kit;
  private final AvatarRemovals removals;
  private final Actor ada;
  private final UserId bob;

  AvatarRemovalTest(Kit kit) {
    this.kit = kit;
    this.removals = kit.gatehouse().avatarRemovals();
    this.ada = new Actor(kit.registered("ada@example.org").id(), kit.client());
    this.bob = kit.registered(BOB).id();
  }

  @Test
  void isDoneOnceAuditedAndTold() throws IOException {
    upload(bob);
    avatars().processDue();
    var file = avatars().state(bob).shown().orElseThrow().variants().getFirst().key();

    assertThat(removals.remove(ada, bob, "not a face")).isEqualTo(new AvatarRemoval.Removed());
    assertThat(removals.remove(ada, bob, "")).isEqualTo(new AvatarRemoval.Unchanged());

    assertThat(avatars().state(bob).stage()).isEqualTo(Stage.NONE);
    assertThat(avatars().open(file)).isEmpty();
    assertThat(kit.events()).filteredOn(AvatarChanged.class::isInstance).hasSize(2);
    var mail = kit.latestMail(BOB).orElseThrow();
    assertThat(mail.template()).isEqualTo("avatar-removed-by-admin");
    assertThat(mail.values()).containsEntry("reason", "not a face");
    var event = kit.gatehouse().audit().about(bob.value(), 1).getFirst();
    assertThat(event.act()).isEqualTo("avatar-removed-by-admin");
    assertThat(event.actor()).contains(ada.user().value());
  }

  @Test
  void takesAnUploadAlongThatIsNotYetShown() throws IOException {
    upload(bob);

    assertThat(removals.remove(ada, bob, "")).isEqualTo(new AvatarRemoval.Removed());

    assertThat(avatars().processDue()).isZero();
    assertThat(avatars().state(bob).stage()).isEqualTo(Stage.NONE);
  }

  @Test
  void isForWhoStandsHigher() throws IOException {
    var carl = kit.registered("carl@example.org").id();
    kit.gatehouse().administration().grants().promote(ada, bob);
    kit.gatehouse().administration().grants().promote(ada, carl);
    for (var user : new UserId[] {ada.user(), bob, carl}) {
      upload(user);
    }
    var byBob = new Actor(bob, kit.client());

    for (var user : new UserId[] {ada.user(), bob, carl}) {
      assertThat(removals.remove(byBob, user, "")).isEqualTo(new AvatarRemoval.Forbidden());
      assertThat(avatars().state(user).stage()).isEqualTo(Stage.PROCESSING);
    }
    assertThat(removals.remove(ada, ada.user(), "")).isEqualTo(new AvatarRemoval.Forbidden());
    assertThat(removals.remove(ada, new UserId(UUID.randomUUID()), ""))
        .isEqualTo(new AvatarRemoval.UnknownUser());
    assertThat(removals.remove(ada, carl, "")).isEqualTo(new AvatarRemoval.Removed());
  }

  @Test
  void isToldOnceOfManyAtOnce() throws Exception {
    upload(bob);
    avatars().processDue();
    Callable<AvatarRemoval> call = () -> removals.remove(ada, bob, "");

    var outcomes = Simultaneous.run(Collections.nCopies(8, call));

    assertThat(Collections.frequency(outcomes, new AvatarRemoval.Removed())).isEqualTo(1);
    assertThat(kit.mails())
        .filteredOn(mail -> mail.template().equals("avatar-removed-by-admin"))
        .hasSize(1);
  }

  private void upload(UserId user) throws IOException {
    avatars().upload(user, new ByteArrayInputStream(encoded("jpeg", 300, 200)), kit.client());
  }

  private Avatars avatars() {
    return kit.gatehouse().avatars();
  }
}
