package dev.gatehouse.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@EachDatabase
class UserRecordsTest {
  private static final FieldKey HAT = new FieldKey("hat");

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
      case RecordReading.UnknownUser() -> throw new AssertionError();
      case RecordReading.Forbidden() -> throw new AssertionError();
    };
  }

  private Actor registered(String email) {
    return new Actor(kit.registered(email).id(), kit.client());
  }
}
