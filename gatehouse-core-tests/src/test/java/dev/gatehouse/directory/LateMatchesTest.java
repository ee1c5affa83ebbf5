package dev.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.directory.UserSort.Column;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * More users who match than are looked up one by one, all of them late in the order of the list.
 */
@EachDatabase
class LateMatchesTest {
  private static final int USERS = 21_500;
  private static final String ID =
      "'00000000-0000-7000-8000-' || substr('000000000000' || n, length('' || n) + 1)";

  private final Directory directory;
  private final Tables tables;

  LateMatchesTest(Kit kit) {
    this.directory = kit.gatehouse().directory();
    this.tables = Tables.on(kit);
    // the first half is deactivated, and all but a quarter are confirmed
    tables.update(
        """
        insert into gatehouse_users
          (id, email, email_canonical, active, confirmed_at, credential_version, registered_at,
           language)
        with recursive numbers (n) as (
          select 1 union all select n + 1 from numbers where n < %1$d)
        select %2$s, address, address, n > %1$d / 2, case when n %% 4 > 0 then n end, 0, n, 'en'
        from (
          select n, 'user' || substr('00000' || n, length('' || n) + 1) || '@example.org' as address
          from numbers) numbered
        """
            .formatted(USERS, Plans.postgres(kit) ? "cast(%s as uuid)".formatted(ID) : ID));
  }

  @Test
  void areListedAsIfTheyCameSoon() {
    assertLists(UserFilter.ALL.active(true), "active");
  }

  @Test
  void areListedByWhatHoldsForTheFewest() {
    assertLists(UserFilter.ALL.confirmed(true).active(true), "active and confirmed_at is not null");
  }

  private void assertLists(UserFilter filter, String condition) {
    var listing = new Listing(filter, new UserSort(Column.EMAIL, false));
    var expected =
        tables.texts(
            "select email from gatehouse_users where " + condition + " order by email_canonical");

    var first = directory.first(listing, 100);
    assertThat(emails(first)).isEqualTo(expected.subList(0, 100));
    assertThat(emails(read(listing, first.next().orElseThrow())))
        .isEqualTo(expected.subList(100, 200));
    assertThat(emails(directory.page(listing, 1, 50).users())).isEqualTo(expected.subList(0, 50));
    var last = directory.last(listing, 100);
    int end = expected.size();
    assertThat(emails(last)).isEqualTo(expected.subList(end - 100, end));
    assertThat(emails(read(listing, last.previous().orElseThrow())))
        .isEqualTo(expected.subList(end - 200, end - 100));
  }

  private UserSlice read(Listing listing, String cursor) {
    return switch (directory.read(listing, cursor, 100)) {
      case UserSlice.Reading.Read(var read) -> read;
      case UserSlice.Reading.CursorRefused() -> throw new IllegalStateException("refused");
    };
  }

  private static List<String> emails(UserSlice slice) {
    return emails(slice.users());
  }

  private static List<String> emails(List<ListedUser> users) {
    return users.stream().map(listed -> listed.user().email().canonical()).toList();
  }
}
