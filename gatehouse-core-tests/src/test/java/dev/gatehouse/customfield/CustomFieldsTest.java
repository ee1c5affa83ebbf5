package dev.gatehouse.customfield;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import dev.gatehouse.userfield.DefinitionChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@EachDatabase
class CustomFieldsTest {
  private static final FieldKey HAT = new FieldKey("hat");
  private static final FieldKey RANK = new FieldKey("rank");
  private static final FieldKey NOTE = new FieldKey("note");
  private static final FieldValue RED = FieldValue.of("red");

  private final Kit kit;
  private final CustomFields fields;
  private final UserId ada;
  private final UserId bob;

  CustomFieldsTest(Kit kit) {
    this.kit = kit;
    this.fields = kit.gatehouse().customFields();
    this.ada = kit.registered("ada@example.org").id();
    this.bob = kit.registered("bob@example.org").id();
  }

  @Test
  void areSetAndDeletedOneByOne() {
    assertThat(fields.set(bob, HAT, RED)).isEqualTo(updated(HAT));
    assertThat(fields.set(bob, NOTE, FieldValue.parse("{\"a\":[1]}").orElseThrow()))
        .isEqualTo(updated(NOTE));

    assertThat(fields.delete(bob, NOTE)).isEqualTo(updated(NOTE));
    assertThat(fields.delete(bob, NOTE)).isEqualTo(new CustomFieldsUpdate.Updated(Set.of()));

    assertThat(fields.of(bob)).isEqualTo(Map.of(HAT, RED));
    assertThat(fields.get(bob, HAT)).contains(RED);
    assertThat(fields.get(bob, NOTE)).isEmpty();
    assertThat(fields.of(ada)).isEmpty();
  }

  @Test
  void areReplacedAsAWhole() {
    fields.set(bob, HAT, RED);
    fields.set(bob, NOTE, RED);

    fields.replace(bob, Map.of(NOTE, FieldValue.of("new"), RANK, FieldValue.of(3)));

    assertThat(fields.of(bob))
        .isEqualTo(Map.of(NOTE, FieldValue.of("new"), RANK, FieldValue.of(3)));
  }

  @RepeatedTest(3)
  void keepAllOfManySimultaneousChanges() throws Exception {
    var outcomes =
        Simultaneous.run(
            IntStream.range(0, 50)
                .<Callable<CustomFieldsUpdate>>mapToObj(
                    number -> () -> fields.set(bob, key(number), FieldValue.of(number)))
                .toList());

    assertThat(outcomes).allSatisfy(each -> assertThat(each).isInstanceOf(updated(HAT).getClass()));
    assertThat(fields.of(bob)).hasSize(50);
  }

  @RepeatedTest(3)
  void areAtMostAHundredHoweverManyAreSetAtOnce() throws Exception {
    fields.replace(bob, many(90));

    var outcomes =
        Simultaneous.run(
            IntStream.range(100, 130)
                .<Callable<CustomFieldsUpdate>>mapToObj(
                    number -> () -> fields.set(bob, key(number), RED))
                .toList());

    assertThat(fields.of(bob)).hasSize(100);
    assertThat(outcomes).filteredOn(tooMany()::equals).hasSize(20);
    assertThat(fields.set(bob, key(1), RED)).isEqualTo(updated(key(1)));
  }

  @Test
  void areAtMost64KibibytesTogether() {
    var half = FieldValue.of("é".repeat(16 * 1024 - 10));
    fields.set(bob, HAT, half);

    assertThat(fields.set(bob, NOTE, half)).isEqualTo(updated(NOTE));
    assertThat(fields.set(bob, RANK, FieldValue.of("x".repeat(40)))).isEqualTo(tooMany());
    assertThat(fields.replace(ada, many(101))).isEqualTo(tooMany());
    assertThat(fields.of(ada)).isEmpty();
  }

  @Test
  void areTheUsersToEditOnlyWhereTheDefinitionSaysSo() {
    define(field(HAT, CustomField.Access.USER, true));
    define(field(RANK, new CustomField.Access(true, false, false), true));
    define(field(NOTE, CustomField.Access.ADMIN, true));
    define(field(new FieldKey("old"), CustomField.Access.USER, false));

    var form =
        CustomFieldsForm.EMPTY
            .with(HAT, RED)
            .with(RANK, RED)
            .with(NOTE, RED)
            .with(new FieldKey("old"), RED)
            .with(new FieldKey("undeclared"), RED);

    assertThat(fields.updateOwn(bob, form, kit.client()))
        .isEqualTo(
            new CustomFieldsUpdate.Rejected(
                List.of(
                    new FieldFault("note", Reason.UNKNOWN),
                    new FieldFault("old", Reason.UNKNOWN),
                    new FieldFault("rank", Reason.FORBIDDEN),
                    new FieldFault("undeclared", Reason.UNKNOWN))));
    assertThat(fields.of(bob)).isEmpty();
    assertThat(own(CustomFieldsForm.EMPTY.with(HAT, RED))).isEqualTo(updated(HAT));
  }

  @Test
  void areNotWipedByAFormWithoutThem() {
    define(field(HAT, CustomField.Access.USER, true));
    define(field(RANK, new CustomField.Access(true, false, false), true));
    fields.replace(bob, Map.of(HAT, RED, RANK, RED, NOTE, RED));

    assertThat(own(CustomFieldsForm.EMPTY)).isEqualTo(new CustomFieldsUpdate.Updated(Set.of()));
    assertThat(own(CustomFieldsForm.whole(Map.of()))).isEqualTo(updated(HAT));

    assertThat(fields.of(bob)).isEqualTo(Map.of(RANK, RED, NOTE, RED));
  }

  @Test
  void areHeldToTheirDefinitionByUsersAndTheApplicationAlike() {
    var number = CustomField.of(HAT, "Hat", FieldType.NUMBER);
    define(number);
    var rejected =
        new CustomFieldsUpdate.Rejected(List.of(new FieldFault("hat", Reason.MALFORMED)));

    assertThat(fields.set(bob, HAT, RED)).isEqualTo(rejected);
    assertThat(fields.replace(bob, Map.of(HAT, RED))).isEqualTo(rejected);
    assertThat(own(CustomFieldsForm.EMPTY.with(HAT, RED))).isEqualTo(rejected);
    assertThat(own(CustomFieldsForm.EMPTY.with(HAT, FieldValue.of(57)))).isEqualTo(updated(HAT));
  }

  @Test
  void areRequiredUntilTheyHaveADefault() {
    define(required(Optional.empty()));
    assertThat(fields.missing(bob)).containsExactly(HAT);
    var refused = new CustomFieldsUpdate.Rejected(List.of(new FieldFault("hat", Reason.REQUIRED)));

    assertThat(own(CustomFieldsForm.whole(Map.of()))).isEqualTo(refused);
    assertThat(own(CustomFieldsForm.EMPTY.with(HAT, FieldValue.of(" ")))).isEqualTo(refused);
    assertThat(own(CustomFieldsForm.EMPTY.with(HAT, RED))).isEqualTo(updated(HAT));
    assertThat(fields.delete(bob, HAT)).isEqualTo(refused);
    assertThat(fields.missing(bob)).isEmpty();

    redefine(required(Optional.of(FieldValue.of("green"))));
    assertThat(fields.delete(bob, HAT)).isEqualTo(updated(HAT));
    assertThat(fields.get(bob, HAT)).contains(FieldValue.of("green"));
  }

  @Test
  void showTheUserWhatIsTheUsersToSee() {
    define(field(HAT, CustomField.Access.USER, true));
    define(field(RANK, new CustomField.Access(true, false, false), true));
    define(field(NOTE, CustomField.Access.ADMIN, true));
    fields.replace(bob, Map.of(HAT, RED, RANK, RED, NOTE, RED, new FieldKey("undeclared"), RED));

    assertThat(fields.seenByUser(bob)).isEqualTo(Map.of(HAT, RED, RANK, RED));

    redefine(field(HAT, CustomField.Access.USER, false));
    assertThat(fields.seenByUser(bob)).isEqualTo(Map.of(RANK, RED));
    assertThat(fields.of(bob)).containsEntry(HAT, RED);
  }

  @Test
  void areAuditedWithTheValuesOfFieldsThatAreNotSensitive() {
    define(field(HAT, CustomField.Access.USER, true));
    define(field(RANK, new CustomField.Access(true, true, true), true));
    fields.set(bob, HAT, FieldValue.of("blue"));

    fields.replace(bob, Map.of(HAT, FieldValue.of("x".repeat(500)), RANK, RED, NOTE, RED));

    var event = kit.gatehouse().audit().about(bob.value(), 1).getFirst();
    assertThat(event.act()).isEqualTo("custom-fields-updated");
    assertThat(event.actor()).isEmpty();
    assertThat(event.details())
        .isEqualTo(
            Map.of(
                "fields", "hat, note, rank",
                "hat.before", "\"blue\"",
                "hat.after", "\"" + "x".repeat(99) + "…"));
    assertThat(kit.events().getLast())
        .isEqualTo(
            new CustomFieldsUpdated(
                bob.value(), kit.clock().instant(), Set.of("hat", "note", "rank")));
  }

  @Test
  void areOfSomebodyAndGoWithThem() {
    var nobody = new UserId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));
    assertThat(fields.set(nobody, HAT, RED)).isEqualTo(new CustomFieldsUpdate.UnknownUser());
    assertThat(fields.of(nobody)).isEmpty();

    fields.set(bob, HAT, RED);
    Tables.on(kit).update("delete from gatehouse_users where email = 'bob@example.org'");
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_custom_field_values"))
        .isZero();
  }

  private CustomFieldsUpdate own(CustomFieldsForm form) {
    return fields.updateOwn(bob, form, kit.client());
  }

  private void define(CustomField field) {
    var definitions = kit.gatehouse().fieldDefinitions();
    assertThat(definitions.create(new Actor(ada, kit.client()), field))
        .isEqualTo(new DefinitionChange.Changed());
  }

  private void redefine(CustomField field) {
    var definitions = kit.gatehouse().fieldDefinitions();
    assertThat(definitions.update(new Actor(ada, kit.client()), field))
        .isEqualTo(new DefinitionChange.Changed());
  }

  private static CustomField field(FieldKey key, CustomField.Access access, boolean enabled) {
    return new CustomField(
        key,
        "Field",
        FieldType.TEXT,
        List.of(),
        Optional.empty(),
        CustomField.Rules.NONE,
        access,
        enabled);
  }

  private static CustomField required(Optional<FieldValue> initial) {
    return new CustomField(
        HAT,
        "Hat",
        FieldType.TEXT,
        List.of(),
        initial,
        new CustomField.Rules(true, Optional.empty(), Optional.empty(), Optional.empty()),
        CustomField.Access.USER,
        true);
  }

  private static Map<FieldKey, FieldValue> many(int count) {
    var values = new TreeMap<FieldKey, FieldValue>();
    IntStream.range(0, count).forEach(number -> values.put(key(number), FieldValue.of(number)));
    return values;
  }

  private static FieldKey key(int number) {
    return new FieldKey("key" + number);
  }

  private static CustomFieldsUpdate updated(FieldKey key) {
    return new CustomFieldsUpdate.Updated(Set.of(key));
  }

  private static CustomFieldsUpdate tooMany() {
    return new CustomFieldsUpdate.Rejected(
        List.of(new FieldFault("custom_fields", Reason.TOO_MANY)));
  }
}
