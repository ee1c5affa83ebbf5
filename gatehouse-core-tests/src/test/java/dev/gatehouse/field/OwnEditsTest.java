package dev.gatehouse.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.client.Client;
import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.CustomFieldsForm;
import dev.gatehouse.customfield.CustomFieldsUpdate;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.profile.ProfileForm;
import dev.gatehouse.profile.ProfileUpdate;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.user.UserId;
import dev.gatehouse.userfield.FieldsForm;
import dev.gatehouse.userfield.FieldsUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** How often users change the own profile and custom fields. */
@EachDatabase
class OwnEditsTest {
  private static final String BOB = "bob@example.org";
  private static final int MOST = 30;

  private final Kit kit;
  private final Client client;
  private final UserId ada;
  private final UserId bob;

  OwnEditsTest(Kit kit) {
    this.kit = kit;
    this.client = kit.client();
    this.ada = kit.registered("ada@example.org").id();
    this.bob = kit.registered(BOB).id();
    kit.gatehouse()
        .fieldDefinitions()
        .create(new Actor(ada, client), CustomField.of(new FieldKey("hat"), "Hat", FieldType.TEXT));
  }

  @Test
  void areThirtyAnHourByWhicheverRoad() {
    for (int i = 0; i < MOST / 3; i++) {
      assertThat(rename("bob_" + i)).isInstanceOf(ProfileUpdate.Updated.class);
      assertThat(describe()).isEqualTo(new FieldsUpdate.Updated());
      assertThat(putHat()).isInstanceOf(CustomFieldsUpdate.Updated.class);
    }
    var hour = Duration.ofHours(1);

    assertThat(rename("bob_x")).isEqualTo(new ProfileUpdate.Throttled(hour));
    assertThat(describe()).isEqualTo(new FieldsUpdate.Throttled(hour));
    assertThat(putHat()).isEqualTo(new CustomFieldsUpdate.Throttled(hour));
    assertThat(username()).isEqualTo("bob_9");
    kit.clock().move(hour.minusMillis(1));
    assertThat(rename("bob_x")).isInstanceOf(ProfileUpdate.Throttled.class);
    kit.clock().move(Duration.ofMillis(1));
    assertThat(rename("bob_x")).isInstanceOf(ProfileUpdate.Updated.class);
  }

  @Test
  void countWhatIsRejectedToo() {
    for (int i = 0; i < MOST; i++) {
      assertThat(rename("ada")).isInstanceOf(ProfileUpdate.Rejected.class);
    }

    assertThat(rename("bobby")).isInstanceOf(ProfileUpdate.Throttled.class);
  }

  @Test
  void areCountedForEachUserAndForNoAdministrator() {
    for (int i = 0; i < MOST; i++) {
      describe();
    }
    var form = FieldsForm.EMPTY.with("first_name", "Robert");

    assertThat(kit.gatehouse().userFields().updateOwn(ada, form, client))
        .isEqualTo(new FieldsUpdate.Updated());
    assertThat(kit.gatehouse().userFields().update(new Actor(ada, client), bob, form))
        .isEqualTo(new FieldsUpdate.Updated());
    assertThat(kit.gatehouse().userFields().update(bob, form))
        .isEqualTo(new FieldsUpdate.Updated());
  }

  @Test
  void fillNoMailboxHoweverManyComeAtOnce() throws Exception {
    var node = kit.node(settings -> settings);
    var calls = new ArrayList<Callable<ProfileUpdate>>();
    for (int i = 0; i < MOST * 2; i++) {
      var form = ProfileForm.EMPTY.with(ProfileField.USERNAME, "flood_" + i);
      var gatehouse = i % 2 == 0 ? node : kit.gatehouse();
      calls.add(() -> gatehouse.profiles().update(bob, form, client));
    }

    var outcomes = Simultaneous.run(calls);

    assertThat(outcomes).filteredOn(ProfileUpdate.Updated.class::isInstance).hasSize(MOST);
    assertThat(kit.mails())
        .filteredOn(mail -> mail.template().equals("username-changed"))
        .hasSize(MOST);
  }

  private ProfileUpdate rename(String name) {
    var form = ProfileForm.EMPTY.with(ProfileField.USERNAME, name);
    return kit.gatehouse().profiles().update(bob, form, client);
  }

  private FieldsUpdate describe() {
    var form = FieldsForm.EMPTY.with("first_name", "Bob");
    return kit.gatehouse().userFields().updateOwn(bob, form, client);
  }

  private CustomFieldsUpdate putHat() {
    var form = CustomFieldsForm.EMPTY.with(new FieldKey("hat"), FieldValue.of("red"));
    return kit.gatehouse().customFields().updateOwn(bob, form, client);
  }

  private String username() {
    return kit.user(BOB).profile().username().orElseThrow();
  }
}
