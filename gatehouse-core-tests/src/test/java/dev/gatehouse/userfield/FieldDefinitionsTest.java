package dev.gatehouse.userfield;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.user.UserId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@EachDatabase
class FieldDefinitionsTest {
  private static final DefinitionChange CHANGED = new DefinitionChange.Changed();

  private final Kit kit;
  private final FieldDefinitions definitions;
  private final UserId ada;
  private final UserId bob;

  FieldDefinitionsTest(Kit kit) {
    this.kit = kit;
    this.definitions = kit.gatehouse().fieldDefinitions();
    this.ada = kit.registered("ada@example.org").id();
    this.bob = kit.registered("bob@example.org").id();
  }

  @Test
  void keepEverythingThatIsSaidOfAField() {
    var field =
        new CustomField(
            new FieldKey("colours"),
            "Favourite colours",
            FieldType.CHECKBOX,
            List.of("red", "green", "\"blue\""),
            Optional.of(FieldValue.of(List.of("red"))),
            new CustomField.Rules(
                true,
                Optional.of(BigDecimal.ONE),
                Optional.of(new BigDecimal("2")),
                Optional.empty()),
            new CustomField.Access(true, false, true),
            false);

    assertThat(definitions.create(by(ada), field)).isEqualTo(CHANGED);
    assertThat(definitions.list()).containsExactly(field);
  }

  @Test
  void canLetARequiredFieldBeOptionalAgain() {
    var optional = text("hat");
    var required =
        new CustomField(
            optional.key(),
            "Hat",
            FieldType.TEXT,
            List.of(),
            Optional.empty(),
            new CustomField.Rules(true, Optional.empty(), Optional.empty(), Optional.of("[a-z]+")),
            optional.access(),
            true);
    definitions.create(by(ada), required);

    assertThat(definitions.update(by(ada), optional)).isEqualTo(CHANGED);

    assertThat(definitions.list()).containsExactly(optional);
    assertThat(definitions.update(by(ada), text("cap")))
        .isEqualTo(new DefinitionChange.UnknownField());
  }

  @Test
  void standInTheOrderThatWasSaidLast() {
    IntStream.range(1, 13).forEach(n -> definitions.create(by(ada), text("f" + n)));
    assertThat(keys()).startsWith("f1", "f2", "f3").endsWith("f11", "f12");

    var outcome = definitions.reorder(by(ada), List.of(key("f12"), key("f3"), key("f12")));

    assertThat(outcome).isEqualTo(CHANGED);
    assertThat(keys()).startsWith("f12", "f3", "f1", "f2", "f4").endsWith("f10", "f11");
    assertThat(definitions.reorder(by(ada), List.of(key("f1"), key("nothing"))))
        .isEqualTo(new DefinitionChange.UnknownField());
    assertThat(keys()).startsWith("f12", "f3", "f1");
  }

  @Test
  void refuseWhatWillNotDo() {
    var choice = CustomField.of(key("hat"), "Hat", FieldType.SELECT);

    var rejected =
        new DefinitionChange.Rejected(List.of(new FieldFault("options", Reason.MALFORMED)));
    assertThat(definitions.create(by(ada), choice)).isEqualTo(rejected);
    definitions.create(by(ada), text("hat"));
    assertThat(definitions.update(by(ada), choice)).isEqualTo(rejected);
    assertThat(definitions.create(by(ada), text("hat"))).isEqualTo(new DefinitionChange.KeyTaken());
    assertThat(definitions.list()).containsExactly(text("hat"));
  }

  @Test
  void areAtMostAHundredHoweverManyAreMadeAtOnce() throws Exception {
    var outcomes =
        Simultaneous.run(
            IntStream.range(0, 110)
                .<Callable<DefinitionChange>>mapToObj(
                    n -> () -> definitions.create(by(ada), text("f" + n)))
                .toList());

    assertThat(definitions.list()).hasSize(100);
    assertThat(outcomes).filteredOn(new DefinitionChange.TooMany()::equals).hasSize(10);
  }

  @Test
  void leaveWhatUsersHoldToTheApplicationWhenTheyGo() {
    definitions.create(by(ada), text("hat"));
    var custom = kit.gatehouse().customFields();
    custom.set(bob, key("hat"), FieldValue.of("red"));

    assertThat(definitions.delete(by(ada), key("hat"))).isEqualTo(CHANGED);

    assertThat(custom.get(bob, key("hat"))).contains(FieldValue.of("red"));
    assertThat(custom.seenByUser(bob)).isEmpty();
    assertThat(definitions.delete(by(ada), key("hat")))
        .isEqualTo(new DefinitionChange.UnknownField());
  }

  @Test
  void areForOwnersAndAdminsAlone() {
    assertThat(definitions.create(by(bob), text("hat")))
        .isEqualTo(new DefinitionChange.Forbidden());
    kit.gatehouse().administration().grants().promote(by(ada), bob);
    assertThat(definitions.create(by(bob), text("hat"))).isEqualTo(CHANGED);
    kit.gatehouse().administration().statuses().deactivate(by(ada), bob, "");

    assertThat(definitions.create(by(bob), text("cap")))
        .isEqualTo(new DefinitionChange.Forbidden());
    assertThat(definitions.update(by(bob), text("hat")))
        .isEqualTo(new DefinitionChange.Forbidden());
    assertThat(definitions.delete(by(bob), key("hat"))).isEqualTo(new DefinitionChange.Forbidden());
    assertThat(definitions.reorder(by(bob), List.of())).isEqualTo(new DefinitionChange.Forbidden());
  }

  @Test
  void areAuditedAndPublishedAndHoldOnEveryNode() {
    var other = kit.node(settings -> settings);
    definitions.create(by(ada), text("hat"));

    assertThat(kit.events().getLast())
        .isEqualTo(new CustomFieldsDefined(ada.value(), kit.clock().instant()));
    assertThat(kit.gatehouse().audit().about(ada.value(), 1))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.act()).isEqualTo("custom-field-created");
          assertThat(event.details()).containsEntry("key", "hat").containsEntry("type", "text");
        });
    assertThat(other.fieldDefinitions().list()).containsExactly(text("hat"));
  }

  private List<String> keys() {
    return definitions.list().stream().map(field -> field.key().text()).toList();
  }

  private static FieldKey key(String text) {
    return new FieldKey(text);
  }

  private static CustomField text(String key) {
    return CustomField.of(key(key), "Field", FieldType.TEXT);
  }

  private Actor by(UserId user) {
    return new Actor(user, kit.client());
  }
}
