package dev.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.directory.UserSort.Column;
import dev.gatehouse.role.Role;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@EachDatabase
class DirectoryTest {
  private static final int SIZE = 7;

  private final Kit kit;
  private final Directory directory;

  DirectoryTest(Kit kit) {
    this.kit = kit;
    this.directory = kit.gatehouse().directory();
  }

  @Test
  void findsAUserWithTheRoles() {
    var ada = kit.registered("Ada@Example.org");

    var listed = directory.get(ada.id()).orElseThrow();

    assertThat(listed.user()).isEqualTo(ada);
    assertThat(listed.roles()).containsExactly(Role.OWNER);
    assertThat(listed.signedInAt()).isEmpty();
    assertThat(directory.byEmail(EmailAddress.parse("ada@EXAMPLE.org").orElseThrow()))
        .contains(listed);
    assertThat(directory.get(new UserId(new UUID(0x7000, 1)))).isEmpty();
  }

  @Test
  void knowsWhenAUserSignedInLast() {
    var ada = kit.registered("ada@example.org");

    kit.signedIn("ada@example.org", kit.client());

    assertThat(directory.get(ada.id()).flatMap(ListedUser::signedInAt))
        .contains(kit.clock().instant());
  }

  @Test
  void offersAUserForSelection() {
    var ada = kit.registered("ada@example.org");
    new Crowd(kit).rename(ada.id(), "Ada", "Lovelace");

    assertThat(directory.choice(ada.id()))
        .contains(new UserChoice(ada.id(), ada.email(), Optional.of("ada"), "Ada", "Lovelace"));
    assertThat(directory.choice(new UserId(new UUID(0x7000, 1)))).isEmpty();
  }

  @Test
  void sortsPagesByEveryColumnBothWays() {
    var crowd = new Crowd(kit).grow(40);

    for (var listing : everyOrder(UserFilter.ALL)) {
      assertThat(byNumber(listing)).as("%s", listing).isEqualTo(crowd.sorted(listing));
    }
  }

  @Test
  void sortsSlicesByEveryColumnBothWays() {
    var crowd = new Crowd(kit).grow(40);

    for (var listing : everyOrder(UserFilter.ALL)) {
      assertThat(forward(listing)).as("%s", listing).isEqualTo(crowd.sorted(listing));
      assertThat(backward(listing)).as("%s", listing).isEqualTo(crowd.sorted(listing));
    }
  }

  @Test
  void keepsTheOrderUnderAFilter() {
    var crowd = new Crowd(kit).grow(40);
    var filter = UserFilter.ALL.holding(Role.USER).active(true).matching("user");

    for (var listing : everyOrder(filter)) {
      assertThat(byNumber(listing)).as("%s", listing).isEqualTo(crowd.sorted(listing));
      assertThat(forward(listing)).as("%s", listing).isEqualTo(crowd.sorted(listing));
      assertThat(backward(listing)).as("%s", listing).isEqualTo(crowd.sorted(listing));
    }
  }

  @Test
  void filtersByEachCondition() {
    var crowd = new Crowd(kit).grow(40);
    var all = UserFilter.ALL;
    var from = kit.clock().instant().plusSeconds(3);
    var filters =
        List.of(
            all.holding(Role.ADMIN),
            all.active(false),
            all.confirmed(true),
            all.confirmed(false),
            all.secondFactor(true),
            all.secondFactor(false),
            all.secondFactor(true).confirmed(true).active(true),
            all.registered(from, from.plusSeconds(4)),
            all.registered(Instant.MIN, from),
            all.registered(from, Instant.MAX),
            all.matching(" 77 "),
            all.matching("7"),
            all.holding(Role.ADMIN).active(true).confirmed(true).matching("name"));

    for (var filter : filters) {
      var expected = crowd.sorted(new Listing(filter, UserSort.LATEST));
      var page = directory.page(new Listing(filter, UserSort.LATEST), 1, 100);
      assertThat(ids(page.users())).as("%s", filter).isEqualTo(expected).isNotEmpty();
      assertThat(page.total()).isEqualTo(new UserPage.Total(expected.size(), true));
    }
  }

  @Test
  void listsUsersWithTheirRoles() {
    var crowd = new Crowd(kit).grow(20);

    var users = directory.page(new Listing(UserFilter.ALL, UserSort.LATEST), 1, 100).users();

    assertThat(users).containsExactlyInAnyOrderElementsOf(crowd.members());
  }

  @Test
  void countsPages() {
    new Crowd(kit).grow(15);

    var page = directory.page(new Listing(UserFilter.ALL, UserSort.LATEST), 3, SIZE);
    var beyond = directory.page(new Listing(UserFilter.ALL, UserSort.LATEST), 4, SIZE);

    assertThat(page.users()).hasSize(1);
    assertThat(page.pages()).isEqualTo(3);
    assertThat(beyond.users()).isEmpty();
    assertThat(beyond.total()).isEqualTo(new UserPage.Total(15, true));
  }

  @Test
  void refusesPagesThatAreNone() {
    var listing = new Listing(UserFilter.ALL, UserSort.LATEST);

    for (int size : new int[] {-1, 0, 101}) {
      assertThatThrownBy(() -> directory.page(listing, 1, size))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> directory.first(listing, size))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> directory.last(listing, size))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> directory.read(listing, "", size))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> directory.page(listing, 0, 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(directory.page(listing, Integer.MAX_VALUE, 100).users()).isEmpty();
  }

  @Test
  void findsNobodyForAnUnknownRole() {
    kit.registered("ada@example.org");
    var unknown = new Role("Nobody's");
    var page = directory.page(new Listing(UserFilter.ALL.holding(unknown), UserSort.LATEST), 1, 10);

    assertThat(page.users()).isEmpty();
    assertThat(page.total()).isEqualTo(new UserPage.Total(0, true));
    assertThat(directory.holders(unknown)).isEmpty();
  }

  @Test
  void findsTheHoldersOfARoleOldestFirst() {
    var crowd = new Crowd(kit).grow(250);
    var listing =
        new Listing(UserFilter.ALL.holding(Role.USER), new UserSort(Column.REGISTERED, false));

    assertThat(directory.holders(Role.USER).map(holder -> holder.user().id()))
        .isEqualTo(crowd.sorted(listing))
        .hasSize(250);
  }

  @Test
  void statisticsAddUp() {
    var crowd = new Crowd(kit).grow(40);

    var statistics = directory.statistics();

    assertThat(statistics.total()).isEqualTo(40);
    assertThat(statistics.active()).isEqualTo(crowd.sorted(by(UserFilter.ALL.active(true))).size());
    assertThat(statistics.inactive()).isEqualTo(40 - statistics.active()).isPositive();
    assertThat(statistics.confirmed())
        .isEqualTo(crowd.sorted(by(UserFilter.ALL.confirmed(true))).size());
    assertThat(statistics.pending()).isEqualTo(40 - statistics.confirmed()).isPositive();
    assertThat(statistics.holders())
        .containsEntry(Role.OWNER, 0L)
        .containsEntry(Role.USER, 40L)
        .containsEntry(
            Role.ADMIN, (long) crowd.sorted(by(UserFilter.ALL.holding(Role.ADMIN))).size());
  }

  @Test
  void statisticsOfNobodyAreZero() {
    var none = new TreeMap<>(Map.of(Role.OWNER, 0L, Role.ADMIN, 0L, Role.USER, 0L));

    assertThat(directory.statistics()).isEqualTo(new UserStatistics(0, 0, 0, 0, 0, none));
  }

  @Test
  void textsAreSortedAlikeWhateverTheDatabaseIsUsedTo() {
    for (var email :
        List.of("b@example.org", "a-z@example.org", "ab@example.org", "a_@example.org")) {
      kit.registered(email);
    }

    var page =
        directory.page(new Listing(UserFilter.ALL, new UserSort(Column.EMAIL, false)), 1, 10);

    assertThat(page.users())
        .extracting(listed -> listed.user().email().typed())
        .containsExactly("a-z@example.org", "a_@example.org", "ab@example.org", "b@example.org");
  }

  @Test
  void theHashOfAPasswordIsNeverRead() {
    kit.registered("ada@example.org");

    Tables.on(kit).update("alter table gatehouse_passwords rename to elsewhere");

    assertThat(directory.page(by(UserFilter.ALL.matching("ada")), 1, 10).users()).hasSize(1);
    assertThat(directory.statistics().total()).isEqualTo(1);
  }

  private static Listing by(UserFilter filter) {
    return new Listing(filter, UserSort.LATEST);
  }

  private static List<Listing> everyOrder(UserFilter filter) {
    return Stream.of(Column.values())
        .flatMap(column -> Stream.of(new UserSort(column, false), new UserSort(column, true)))
        .map(sort -> new Listing(filter, sort))
        .toList();
  }

  private List<UserId> byNumber(Listing listing) {
    var found = new ArrayList<UserId>();
    for (int number = 1;
        found.size() < directory.page(listing, number, SIZE).total().count();
        number++) {
      found.addAll(ids(directory.page(listing, number, SIZE).users()));
    }
    return found;
  }

  private List<UserId> forward(Listing listing) {
    var slice = directory.first(listing, SIZE);
    assertThat(slice.previous()).isEmpty();
    var found = new ArrayList<>(ids(slice.users()));
    while (slice.next().isPresent()) {
      slice = read(listing, slice.next().get());
      found.addAll(ids(slice.users()));
    }
    return found;
  }

  private List<UserId> backward(Listing listing) {
    var slice = directory.last(listing, SIZE);
    assertThat(slice.next()).isEmpty();
    var found = new ArrayList<>(ids(slice.users()));
    while (slice.previous().isPresent()) {
      slice = read(listing, slice.previous().get());
      found.addAll(0, ids(slice.users()));
    }
    return found;
  }

  private UserSlice read(Listing listing, String cursor) {
    return switch (directory.read(listing, cursor, SIZE)) {
      case UserSlice.Reading.Read(var slice) -> slice;
      case UserSlice.Reading.CursorRefused() -> throw new IllegalStateException("refused");
    };
  }

  private static List<UserId> ids(List<ListedUser> users) {
    return users.stream().map(listed -> listed.user().id()).toList();
  }
}
