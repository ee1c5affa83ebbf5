package dev.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.directory.UserSort.Column;
import dev.gatehouse.role.Role;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * So many users, and pages so small, that most of those who match are not among the first of any
 * order: whichever way is taken, they are the same as by looking at everybody.
 */
@EachDatabase
class SparseMatchesTest {
  private static final int USERS = 3_000;
  private static final Instant FROM = Instant.ofEpochMilli(2_700);

  private final Kit kit;
  private final Directory directory;
  private final Map<UserFilter, Predicate<ListedUser>> filters = new LinkedHashMap<>();

  SparseMatchesTest(Kit kit) {
    this.kit = kit;
    this.directory = kit.gatehouse().directory();
    fill();
    Predicate<ListedUser> rare = listed -> listed.user().profile().firstName().startsWith("Rare");
    Predicate<ListedUser> active = listed -> listed.user().active();
    Predicate<ListedUser> confirmed = listed -> listed.user().confirmedAt().isPresent();
    Predicate<ListedUser> secured = listed -> listed.user().secondFactorAt().isPresent();
    Predicate<ListedUser> late = listed -> !listed.user().registeredAt().isBefore(FROM);
    Predicate<ListedUser> admin = listed -> listed.roles().contains(Role.ADMIN);
    filters.put(UserFilter.ALL.matching("rare"), rare);
    filters.put(UserFilter.ALL.matching("a"), listed -> true);
    filters.put(UserFilter.ALL.matching("re"), rare);
    filters.put(UserFilter.ALL.matching("xre"), listed -> false);
    filters.put(UserFilter.ALL.active(false), active.negate());
    filters.put(UserFilter.ALL.confirmed(true), confirmed);
    filters.put(UserFilter.ALL.confirmed(false).active(false), active.or(confirmed).negate());
    filters.put(UserFilter.ALL.secondFactor(true), secured);
    filters.put(UserFilter.ALL.secondFactor(false).matching("rare"), rare.and(secured.negate()));
    filters.put(UserFilter.ALL.registered(FROM, Instant.MAX), late);
    filters.put(UserFilter.ALL.registered(FROM, Instant.MAX).matching("re"), late.and(rare));
    filters.put(UserFilter.ALL.holding(Role.ADMIN), admin);
    filters.put(UserFilter.ALL.holding(Role.ADMIN).active(true), admin.and(active));
    filters.put(UserFilter.ALL.holding(new Role("Nobody")), listed -> false);
    filters.put(
        UserFilter.ALL.holding(Role.USER).secondFactor(true).confirmed(true).matching("a"),
        secured.and(confirmed));
  }

  // in no order are they those of another
  private void fill() {
    var postgres = Plans.postgres(kit);
    var id = "'00000000-0000-7000-8000-' || substr('000000000000' || n, length('' || n) + 1)";
    var tables = Tables.on(kit);
    tables.update(
        """
        insert into gatehouse_users
          (id, email, email_canonical, active, confirmed_at, credential_version, registered_at,
           signed_in_at, language, username, username_key, first_name, last_name,
           registration_country, second_factor_at)
        with recursive numbers (n) as (
          select 0 union all select n + 1 from numbers where n + 1 < %1$d)
        select %2$s, m || '@a.example', m || '@a.example', n %% 89 > 0,
          case when n %% 2 = 0 then n end, 0, n, case when n %% 3 > 0 then n * 7 %% 1000 end, 'en',
          'n' || m, 'n' || m, case when n %% 97 = 50 then 'Rare' || (n %% 7) else 'Usual' end,
          'Last' || (n %% 103), case n %% 4 when 1 then 'DE' when 2 then 'FR' end,
          case when n %% 61 = 3 then n %% 11 end
        from (select n, 'u' || ((n * 7919) %% 1000003) as m from numbers) named
        """
            .formatted(USERS, postgres ? "cast(%s as uuid)".formatted(id) : id));
    tables.update(
        """
        insert into gatehouse_role_grants (user_id, role_id, granted_at)
        select u.id, r.id, 0
        from gatehouse_users u
        join gatehouse_roles r on r.name = 'User' or (r.name = 'Admin' and u.registered_at % 71 = 1)
        """);
    kit.gatehouse().users().indexAll();
    Plans.settle(kit);
  }

  @Test
  void areThoseOfEverybodyWhoMatch() {
    for (var column : Column.values()) {
      for (var descending : List.of(true, false)) {
        var sort = new UserSort(column, descending);
        var everybody = directory.all(new Listing(UserFilter.ALL, sort)).toList();
        assertThat(everybody).hasSize(USERS);
        filters.forEach((filter, matches) ->
            assertReads(new Listing(filter, sort), everybody.stream().filter(matches).toList()));
      }
    }
  }

  private void assertReads(Listing listing, List<ListedUser> expected) {
    int size = expected.size();
    var total = new UserPage.Total(size, true);
    assertThat(directory.total(listing.filter())).as("%s", listing).isEqualTo(total);

    var first = directory.first(listing, 2);
    assertThat(first.users()).as("%s", listing).isEqualTo(part(expected, 0, 2));
    assertThat(next(listing, first)).as("%s", listing).isEqualTo(part(expected, 2, 4));
    var last = directory.last(listing, 2);
    assertThat(last.users()).as("%s", listing).isEqualTo(part(expected, size - 2, size));
    assertThat(previous(listing, last))
        .as("%s", listing)
        .isEqualTo(part(expected, size - 4, size - 2));
    var page = directory.page(listing, 3, 4);
    assertThat(page.users()).as("%s", listing).isEqualTo(part(expected, 8, 12));
    assertThat(page.total()).as("%s", listing).isEqualTo(total);
  }

  private List<ListedUser> next(Listing listing, UserSlice slice) {
    return read(listing, slice.next());
  }

  private List<ListedUser> previous(Listing listing, UserSlice slice) {
    return read(listing, slice.previous());
  }

  private List<ListedUser> read(Listing listing, Optional<String> cursor) {
    return cursor.map(place -> read(listing, place)).orElse(List.of());
  }

  private List<ListedUser> read(Listing listing, String cursor) {
    return switch (directory.read(listing, cursor, 2)) {
      case UserSlice.Reading.Read(var slice) -> slice.users();
      case UserSlice.Reading.CursorRefused() -> throw new IllegalStateException("refused");
    };
  }

  private static List<ListedUser> part(List<ListedUser> all, int from, int to) {
    return all.subList(Math.clamp(from, 0, all.size()), Math.clamp(to, 0, all.size()));
  }
}
