package dev.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.directory.UserSort.Column;
import dev.gatehouse.role.Role;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.UserId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@EachDatabase
class CursorTest {
  private static final int SIZE = 5;
  private static final Listing BY_LAST_NAME =
      new Listing(UserFilter.ALL, new UserSort(Column.LAST_NAME, false));

  private final Kit kit;
  private final Directory directory;

  CursorTest(Kit kit) {
    this.kit = kit;
    this.directory = kit.gatehouse().directory();
  }

  @Test
  void isRefusedForAnotherListing() {
    new Crowd(kit).grow(20);
    var all = UserFilter.ALL;
    var cursor = directory.first(BY_LAST_NAME, SIZE).next().orElseThrow();
    var others =
        Stream.concat(
            Stream.of(
                    all.active(true), all.active(false), all.holding(Role.USER), all.matching("x"))
                .map(filter -> new Listing(filter, BY_LAST_NAME.sort())),
            Stream.of(new UserSort(Column.LAST_NAME, true), new UserSort(Column.REGISTERED, false))
                .map(sort -> new Listing(all, sort)));

    assertThat(directory.read(BY_LAST_NAME, cursor, SIZE))
        .isInstanceOf(UserSlice.Reading.Read.class);
    assertThat(others)
        .allSatisfy(other ->
            assertThat(directory.read(other, cursor, SIZE))
                .isEqualTo(new UserSlice.Reading.CursorRefused()));
  }

  @Test
  void isRefusedWhenForged() {
    new Crowd(kit).grow(20);
    var cursor = directory.first(BY_LAST_NAME, SIZE).next().orElseThrow();
    var forged =
        List.of(
            "",
            " ",
            "forward 1 at x",
            "' or 1=1 --",
            "é\u0000",
            "A".repeat(100_000),
            cursor.substring(1),
            cursor + "A",
            cursor.substring(0, 20) + "AAAA" + cursor.substring(24));

    assertThat(forged)
        .allSatisfy(text ->
            assertThat(directory.read(BY_LAST_NAME, text, SIZE))
                .isEqualTo(new UserSlice.Reading.CursorRefused()));
  }

  @Test
  void isRefusedWhenMadeElsewhere() {
    new Crowd(kit).grow(20);
    try (var elsewhere = Kit.on(TestDatabase.SQLITE)) {
      new Crowd(elsewhere).grow(20);
      var cursor = elsewhere.gatehouse().directory().first(BY_LAST_NAME, SIZE).next().orElseThrow();

      assertThat(directory.read(BY_LAST_NAME, cursor, SIZE))
          .isEqualTo(new UserSlice.Reading.CursorRefused());
    }
  }

  @Test
  void tellsNothingOfTheUserItStandsAt() {
    kit.registered("ada.lovelace@example.org");
    kit.registered("bob@example.org");
    var byEmail = new Listing(UserFilter.ALL, new UserSort(Column.EMAIL, false));

    var cursor = directory.first(byEmail, 1).next().orElseThrow();

    var bytes = Base64.getUrlDecoder().decode(cursor);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("ada");
  }

  @Test
  void missesNobodyAndRepeatsNobodyWhileOthersComeAndGo() {
    for (var column : Column.values()) {
      var listing = new Listing(UserFilter.ALL, new UserSort(column, true));
      var crowd = new Crowd(kit).grow(30);
      var leavers = new ArrayDeque<>(ids(crowd.members().subList(0, 10)));
      var stayers = ids(crowd.members().subList(10, 30));

      var forward = walk(listing, directory.first(listing, SIZE), UserSlice::next, crowd, leavers);
      var backward =
          walk(listing, directory.last(listing, SIZE), UserSlice::previous, crowd, leavers);

      assertThat(forward).doesNotHaveDuplicates().containsAll(stayers);
      assertThat(backward).doesNotHaveDuplicates().containsAll(stayers);
      assertThat(leavers).isEmpty();
    }
  }

  // between any two pages one user leaves and one comes
  private List<UserId> walk(
      Listing listing,
      UserSlice start,
      Function<UserSlice, Optional<String>> onward,
      Crowd crowd,
      Deque<UserId> leavers) {
    var seen = new ArrayList<>(ids(start.users()));
    var cursor = onward.apply(start);
    while (cursor.isPresent()) {
      Optional.ofNullable(leavers.poll()).ifPresent(crowd::leave);
      crowd.grow(1);
      var slice = read(listing, cursor.get());
      seen.addAll(ids(slice.users()));
      cursor = onward.apply(slice);
    }
    return seen;
  }

  private static List<UserId> ids(List<ListedUser> users) {
    return users.stream().map(listed -> listed.user().id()).toList();
  }

  @Test
  void leadsToTheNearestPageWhenNobodyIsLeft() {
    var crowd = new Crowd(kit).grow(8);
    var first = directory.first(BY_LAST_NAME, SIZE);
    var order = crowd.sorted(BY_LAST_NAME);
    var last = read(BY_LAST_NAME, first.next().orElseThrow());

    order.subList(SIZE, 8).forEach(crowd::leave);

    assertThat(read(BY_LAST_NAME, first.next().orElseThrow()).users()).isEqualTo(first.users());
    assertThat(read(BY_LAST_NAME, last.previous().orElseThrow()).users()).isEqualTo(first.users());
    order.subList(0, SIZE).forEach(crowd::leave);
    assertThat(read(BY_LAST_NAME, first.next().orElseThrow()))
        .isEqualTo(new UserSlice(List.of(), Optional.empty(), Optional.empty()));
  }

  private UserSlice read(Listing listing, String cursor) {
    return switch (directory.read(listing, cursor, SIZE)) {
      case UserSlice.Reading.Read(var slice) -> slice;
      case UserSlice.Reading.CursorRefused() -> throw new IllegalStateException("refused");
    };
  }
}
