package dev.gatehouse.userfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.CustomFieldsUpdated;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.spi.StorageException;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@EachDatabase
class UserFieldsTest {
  private static final UserId NOBODY =
      new UserId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));

  private final Kit kit;
  private final UserFields fields;
  private final UserId ada;
  private final UserId bob;

  UserFieldsTest(Kit kit) {
    this.kit = kit;
    this.fields = kit.gatehouse().userFields();
    this.ada = kit.registered("ada@example.org").id();
    this.bob = kit.registered("bob@example.org").id();
    define("hat", FieldType.NUMBER, CustomField.Access.USER);
    define("rank", FieldType.TEXT, CustomField.Access.ADMIN);
  }

  @Test
  void areSeenByTheirUserAsFarAsTheyAreTheUsers() {
    var form = FieldsForm.EMPTY.with("first_name", "Bob").with("rank", "high").with("x", "y");
    fields.update(bob, form);

    assertThat(fields.seenByUser(bob)).containsOnlyKeys("first_name", "username");
    assertThat(fields.seenByUser(NOBODY)).isEmpty();
  }

  @Test
  void areChangedForThoseAloneOverWhomTheActorStands() {
    kit.gatehouse().administration().grants().promote(new Actor(ada, kit.client()), bob);
    var cleo = kit.registered("cleo@example.org").id();
    var form = FieldsForm.EMPTY.with("rank", "high");

    var outcomes =
        fields.updateAll(new Actor(bob, kit.client()), List.of(cleo, ada, NOBODY, cleo), form);

    assertThat(outcomes)
        .containsExactly(
            Map.entry(cleo, new FieldsUpdate.Updated()),
            Map.entry(ada, new FieldsUpdate.Forbidden()),
            Map.entry(NOBODY, new FieldsUpdate.UnknownUser()));
    assertThat(fields.get(ada, "rank")).isEmpty();
  }

  @Test
  void areChangedAndReadByTheirNames() {
    var form =
        FieldsForm.EMPTY
            .with("first_name", "Bob")
            .with("time_zone", "+5:30")
            .with("hat", FieldValue.of(57))
            .with("undeclared", "anything");

    assertThat(fields.update(bob, form)).isEqualTo(new FieldsUpdate.Updated());

    assertThat(fields.get(bob, "first_name")).contains(FieldValue.of("Bob"));
    assertThat(fields.get(bob, "time_zone")).contains(FieldValue.of("+05:30"));
    assertThat(fields.get(bob, "hat")).contains(FieldValue.of(57));
    assertThat(fields.get(bob, "undeclared")).contains(FieldValue.of("anything"));
    for (var none : List.of("last_name", "nothing", "password", "hashed_password", "id", "")) {
      assertThat(fields.get(bob, none)).as(none).isEmpty();
    }
  }

  @Test
  void areChangedAllOrNone() {
    var form =
        FieldsForm.EMPTY
            .with("first_name", "Bob")
            .with("username", "ADA")
            .with("locale", FieldValue.of(7))
            .with("hat", "red")
            .with("1st", "x")
            .without("rank");

    assertThat(fields.updateOwn(bob, form, kit.client()))
        .isEqualTo(
            new FieldsUpdate.Rejected(
                List.of(
                    new FieldFault("1st", Reason.MALFORMED),
                    new FieldFault("locale", Reason.MALFORMED),
                    new FieldFault("username", Reason.TAKEN),
                    new FieldFault("hat", Reason.MALFORMED),
                    new FieldFault("rank", Reason.UNKNOWN))));
    assertThat(fields.get(bob, "first_name")).isEmpty();
  }

  @Test
  void neverReachWhatIsNoField() {
    var before = Tables.on(kit).texts("select hash from gatehouse_passwords order by user_id");
    for (var name :
        List.of(
            "email",
            "E-Mail",
            "password",
            "hashed_password",
            "id",
            "is_active",
            "active",
            "confirmed_at",
            "role",
            "roles",
            "User_Name",
            "registration_ip",
            "custom_fields")) {
      for (var form :
          List.of(FieldsForm.EMPTY.with(name, "eve@example.org"), FieldsForm.EMPTY.without(name))) {
        var rejected = new FieldsUpdate.Rejected(List.of(new FieldFault(name, Reason.FORBIDDEN)));
        assertThat(fields.update(bob, form)).isEqualTo(rejected);
        assertThat(fields.updateOwn(bob, form, kit.client())).isEqualTo(rejected);
        assertThat(fields.update(by(ada), bob, form)).isEqualTo(rejected);
      }
    }

    assertThat(kit.user("bob@example.org").confirmed()).isTrue();
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_custom_field_values"))
        .isZero();
    assertThat(Tables.on(kit).texts("select hash from gatehouse_passwords order by user_id"))
        .isEqualTo(before);
  }

  @RepeatedTest(3)
  void keepSimultaneousChangesOfProfileAndCustomFields() throws Exception {
    Simultaneous.run(
        List.of(
            () -> fields.update(bob, FieldsForm.EMPTY.with("first_name", "Bob").with("a", "1")),
            () -> fields.update(bob, FieldsForm.EMPTY.with("last_name", "B").with("b", "2")),
            () -> fields.updateOwn(bob, FieldsForm.EMPTY.with("locale", "fr-FR"), kit.client()),
            () -> fields.update(by(ada), bob, FieldsForm.EMPTY.with("rank", "first"))));

    for (var name : List.of("first_name", "last_name", "locale", "a", "b", "rank")) {
      assertThat(fields.get(bob, name)).as(name).isPresent();
    }
  }

  @Test
  void areChangedOfManyUsersWithAnAnswerForEach() {
    var users = new ArrayList<UserId>();
    IntStream.range(0, 5).forEach(n -> users.add(kit.registered("u" + n + "@example.org").id()));
    users.add(NOBODY);
    var events = kit.events().size();

    var outcomes = fields.updateAll(users, FieldsForm.EMPTY.with("hat", FieldValue.of(57)));

    assertThat(outcomes.keySet()).containsExactlyElementsOf(users);
    assertThat(outcomes.get(NOBODY)).isEqualTo(new FieldsUpdate.UnknownUser());
    assertThat(outcomes.values()).filteredOn(new FieldsUpdate.Updated()::equals).hasSize(5);
    // one event for a user, and nothing that looks at all the others
    assertThat(kit.events().subList(events, kit.events().size()))
        .hasSize(5)
        .allMatch(CustomFieldsUpdated.class::isInstance);
  }

  @Test
  void areChangedOfTheOtherUsersWhenOneIsRefused() {
    var outcomes = fields.updateAll(List.of(ada, bob), FieldsForm.EMPTY.with("username", "Bob"));

    assertThat(outcomes.get(ada))
        .isEqualTo(new FieldsUpdate.Rejected(List.of(new FieldFault("username", Reason.TAKEN))));
    assertThat(outcomes.get(bob)).isEqualTo(new FieldsUpdate.Updated());
    assertThat(fields.get(bob, "username")).contains(FieldValue.of("Bob"));
  }

  @Test
  void areChangedByThoseWhoStandHigher() {
    var carl = kit.registered("carl@example.org").id();
    kit.gatehouse().administration().grants().promote(by(ada), carl);
    var form = FieldsForm.EMPTY.with("first_name", "X").with("rank", "first");

    assertThat(fields.update(by(carl), bob, form)).isEqualTo(new FieldsUpdate.Updated());
    assertThat(fields.update(by(ada), carl, form)).isEqualTo(new FieldsUpdate.Updated());
    assertThat(fields.update(by(ada), ada, form)).isEqualTo(new FieldsUpdate.Updated());
    for (var refused :
        List.of(List.of(bob, carl), List.of(carl, ada), List.of(carl, carl), List.of(bob, bob))) {
      assertThat(fields.update(by(refused.get(0)), refused.get(1), form))
          .isEqualTo(new FieldsUpdate.Forbidden());
    }
    assertThat(fields.update(by(ada), NOBODY, form)).isEqualTo(new FieldsUpdate.UnknownUser());
  }

  @Test
  void areHeldToTheirDefinitionByAdministratorsToo() {
    var form = FieldsForm.EMPTY.with("hat", "red").with("undeclared", "x").with("username", "ADA");

    assertThat(fields.update(by(ada), bob, form))
        .isEqualTo(
            new FieldsUpdate.Rejected(
                List.of(
                    new FieldFault("username", Reason.TAKEN),
                    new FieldFault("hat", Reason.MALFORMED),
                    new FieldFault("undeclared", Reason.UNKNOWN))));
  }

  @Test
  void areAuditedWithWhoChangedThem() {
    var actor = by(ada);
    fields.update(actor, bob, FieldsForm.EMPTY.with("first_name", "Bob").with("rank", "first"));

    assertThat(kit.gatehouse().audit().about(bob.value(), 2))
        .allSatisfy(event -> {
          assertThat(event.actor()).contains(ada.value());
          assertThat(event.target()).contains(bob.value());
          assertThat(event.client()).contains(actor.client());
        })
        .extracting(event -> event.details().getOrDefault("rank.after", ""))
        .containsExactly("\"first\"", "");
  }

  @Test
  void areNotLeftHalfChangedByAFailure() {
    fields.update(ada, FieldsForm.EMPTY.with("hat", FieldValue.of(57)));
    Tables.on(kit).update("create unique index one_hat on gatehouse_custom_field_values (content)");
    var form = FieldsForm.EMPTY.with("first_name", "Bob").with("hat", FieldValue.of(57));

    assertThatThrownBy(() -> fields.update(bob, form)).isInstanceOf(StorageException.class);

    assertThat(fields.get(bob, "first_name")).isEmpty();
    assertThat(fields.get(bob, "hat")).isEmpty();
  }

  private void define(String key, FieldType type, CustomField.Access access) {
    var plain = CustomField.of(new FieldKey(key), "Field", type);
    var field =
        new CustomField(
            plain.key(), "Field", type, List.of(), Optional.empty(), plain.rules(), access, true);
    kit.gatehouse().fieldDefinitions().create(by(ada), field);
  }

  private Actor by(UserId user) {
    return new Actor(user, kit.client());
  }
}
