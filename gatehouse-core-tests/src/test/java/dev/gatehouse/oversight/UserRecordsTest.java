package dev.gatehouse.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.CustomFieldsUpdate;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.directory.Listing;
import dev.gatehouse.directory.UserFilter;
import dev.gatehouse.directory.UserSort;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@EachDatabase
class UserRecordsTest {
  private static final FieldKey HAT = new FieldKey("hat");

  private static final Optional<SortedMap<FieldKey, FieldValue>> HATS = Optional.of(hats());
  private static final Optional<SortedMap<FieldKey, FieldValue>> NONE = Optional.empty();

  private final Kit kit;
  private final Actor owner;
  private final Actor admin;
  private final Actor other;
  private final Actor user;

  UserRecordsTest(Kit kit) {
    this.kit = kit;
    this.owner = registered("ada@example.org");
    this.admin = registered("bob@example.org");
    this.other = registered("cleo@example.org");
    this.user = registered("dan@example.org");
    kit.gatehouse().administration().grants().promote(owner, admin.user());
    kit.gatehouse().administration().grants().promote(owner, other.user());
    kit.gatehouse()
        .fieldDefinitions()
        .create(
            owner,
            new CustomField(
                HAT,
                "Hat",
                FieldType.TEXT,
                List.of(),
                Optional.of(FieldValue.of("cap")),
                CustomField.Rules.NONE,
                CustomField.Access.ADMIN,
                true));
    kit.gatehouse().customFields().set(user.user(), new FieldKey("hidden"), FieldValue.of(1));
  }

  @Test
  void openTheDirectoryToOwnersAndAdminsAlone() {
    assertThat(kit.gatehouse().userRecords().directory(owner))
        .isInstanceOf(DirectoryAccess.Granted.class);
    assertThat(kit.gatehouse().userRecords().directory(admin))
        .isInstanceOf(DirectoryAccess.Granted.class);
    assertThat(kit.gatehouse().userRecords().directory(user))
        .isEqualTo(new DirectoryAccess.Forbidden());
    assertThat(kit.gatehouse().userRecords().get(user, user.user()))
        .isEqualTo(new RecordReading.Forbidden());
  }

  @Test
  void showFieldsAndOriginOfThoseWhoStandBelow() {
    assertThat(fields(admin, user)).contains(hats());
    assertThat(fields(owner, user)).contains(hats());
    assertThat(fields(owner, admin)).contains(hats());
    assertThat(fields(admin, admin)).contains(hats());
    assertThat(read(admin, user).details().orElseThrow().origin()).isPresent();
  }

  @Test
  void keepFieldsAndOriginOfEqualsToThemselves() {
    assertThat(fields(admin, owner)).isEmpty();
    assertThat(fields(admin, other)).isEmpty();
    assertThat(read(admin, owner).listed().user().id()).isEqualTo(owner.user());
  }

  @Test
  void showFieldsInListsToWhoStandsOverTheUser() {
    assertThat(listed(owner))
        .containsOnly(
            entry(owner, HATS), entry(admin, HATS), entry(other, HATS), entry(user, HATS));
    assertThat(listed(admin))
        .containsOnly(
            entry(owner, NONE), entry(admin, HATS), entry(other, NONE), entry(user, HATS));
    assertThat(listed(user))
        .containsOnly(
            entry(owner, NONE), entry(admin, NONE), entry(other, NONE), entry(user, NONE));
  }

  @Test
  void showInListsNoFieldThatIsNotDefined() {
    var hat = kit.gatehouse().customFields().set(user.user(), HAT, FieldValue.of("bowler"));
    assertThat(hat).isInstanceOf(CustomFieldsUpdate.Updated.class);

    var shown = records(owner, user, Set.of(HAT, new FieldKey("hidden")));
    var nothing = records(owner, user, Set.of(new FieldKey("hidden")));

    assertThat(shown.fields()).contains(new TreeMap<>(Map.of(HAT, FieldValue.of("bowler"))));
    assertThat(nothing.fields()).contains(new TreeMap<>());
  }

  @Test
  void exportFieldsUnderTheSameRule() {
    var listing = new Listing(UserFilter.ALL, UserSort.LATEST);

    var export = kit.gatehouse().userRecords().export(admin, listing, Set.of(HAT));

    var granted = (Export.Granted<UserRecords.Row>) export;
    assertThat(granted.rows().map(row -> row.fields().isPresent()))
        .containsExactly(true, false, true, false);
    assertThat(kit.gatehouse().userRecords().export(user, listing, Set.of(HAT)))
        .isEqualTo(new Export.Forbidden<UserRecords.Row>());
  }

  private Map<UserId, Optional<SortedMap<FieldKey, FieldValue>>> listed(Actor reader) {
    var everybody =
        kit.gatehouse().directory().all(new Listing(UserFilter.ALL, UserSort.LATEST)).toList();
    return kit.gatehouse().userRecords().withFields(reader, everybody, Set.of(HAT)).stream()
        .collect(Collectors.toMap(row -> row.listed().user().id(), UserRecords.Row::fields));
  }

  private static Map.Entry<UserId, Optional<SortedMap<FieldKey, FieldValue>>> entry(
      Actor of, Optional<SortedMap<FieldKey, FieldValue>> fields) {
    return Map.entry(of.user(), fields);
  }

  private UserRecords.Row records(Actor reader, Actor of, Set<FieldKey> keys) {
    var listed = kit.gatehouse().directory().get(of.user()).orElseThrow();
    return kit.gatehouse().userRecords().withFields(reader, List.of(listed), keys).getFirst();
  }

  @Test
  void knowNobodyByAnotherId() {
    assertThat(kit.gatehouse().userRecords().get(owner, new UserId(UUID.randomUUID())))
        .isEqualTo(new RecordReading.UnknownUser());
  }

  @Test
  void areForNobodyWhoIsDeactivated() {
    Tables.on(kit).update("update gatehouse_users set active = false");

    assertThat(kit.gatehouse().userRecords().directory(owner))
        .isEqualTo(new DirectoryAccess.Forbidden());
    assertThat(kit.gatehouse().userRecords().get(owner, user.user()))
        .isEqualTo(new RecordReading.Forbidden());
  }

  private static SortedMap<FieldKey, FieldValue> hats() {
    return new TreeMap<>(Map.of(HAT, FieldValue.of("cap")));
  }

  private Optional<SortedMap<FieldKey, FieldValue>> fields(Actor reader, Actor of) {
    return read(reader, of).details().map(UserRecord.Details::fields);
  }

  private UserRecord read(Actor reader, Actor of) {
    return switch (kit.gatehouse().userRecords().get(reader, of.user())) {
      case RecordReading.Read(var known) -> known;
      case RecordReading.UnknownUser() -> throw new AssertionError("unknown");
      case RecordReading.Forbidden() -> throw new AssertionError("forbidden");
    };
  }

  private Actor registered(String email) {
    return new Actor(kit.registered(email).id(), kit.client());
  }
}
