package dev.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.directory.UserSort.Column;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.role.Role;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** More users than are counted one by one. */
@EachDatabase
class CrowdedDirectoryTest {
  private static final int USERS = 12_000;
  private static final List<String> TO_AND_FRO = List.of("asc", "desc");

  private final Kit kit;
  private final Tables tables;
  private final List<String> statements = new ArrayList<>();
  private final Directory directory;

  CrowdedDirectoryTest(Kit kit) {
    this.kit = kit;
    this.tables = Tables.on(kit);
    // version 7 ids in order, half of them without a country, every tenth inactive
    tables.update(
        """
        insert into gatehouse_users
          (id, email, email_canonical, active, credential_version, registered_at, language,
           first_name, registration_country)
        with recursive numbers (n) as (
          select 1 union all select n + 1 from numbers where n < %d)
        select %s, 'user' || n || '@example.org', 'user' || n || '@example.org', n %% 10 > 0, 0, n,
          'en', case when n %% 1000 = 0 then 'Rare' else 'Common' end,
          case when n %% 2 = 0 then 'DE' end
        from numbers
        """
            .formatted(USERS, id()));
    tables.update(
        """
        insert into gatehouse_role_grants (user_id, role_id, granted_at)
        select u.id, r.id, 0
        from gatehouse_users u
        join gatehouse_roles r on r.name = 'User' or (r.name = 'Admin' and u.registered_at % 3000 = 0)
        """);
    kit.gatehouse().users().indexAll();
    var database = Database.open(recorded(kit.dataSource()), HostTransactions.none());
    var foundation = new Foundation(database, kit.clock(), new SecureRandom());
    this.directory = new Directory(database, Keys.open(foundation, kit.keyRing()));
    statements.clear();
  }

  @Test
  void sortsWhatManyMatch() {
    var filter = UserFilter.ALL.matching("common").holding(Role.USER);
    for (var direction : TO_AND_FRO) {
      var listing = new Listing(filter, new UserSort(Column.COUNTRY, direction.equals("desc")));
      var nulls = direction.equals("desc") ? "last" : "first";
      var expected =
          tables.texts(
              """
              select id
              from gatehouse_users
              where first_name = 'Common'
              order by registration_country %s nulls %s, id %s
              """
                  .formatted(direction, nulls, direction));

      assertThat(ids(directory.page(listing, 61, 100).users()))
          .isEqualTo(expected.subList(6000, 6100));
      assertThat(walk(listing, 70)).isEqualTo(expected.subList(0, 7000));
      assertThat(ids(directory.last(listing, 100).users()))
          .isEqualTo(expected.subList(expected.size() - 100, expected.size()));
    }
  }

  @Test
  void findsTheFewAmongMany() {
    var filter = UserFilter.ALL.matching("RARE").holding(Role.ADMIN).active(false);

    var page = directory.page(new Listing(filter, UserSort.LATEST), 1, 10);

    assertThat(page.total()).isEqualTo(new UserPage.Total(4, true));
    assertThat(ids(page.users()))
        .isEqualTo(
            tables.texts(
                "select id from gatehouse_users where registered_at % 3000 = 0 order by id desc"));
    assertThat(directory.holders(Role.USER)).hasSize(USERS);
    assertThat(directory.choices("user11999")).hasSize(1);
    assertThat(directory.choices("99")).hasSize(10);
  }

  @Test
  void countsEverybodyAndTenThousandOfAFilter() {
    assertThat(total(UserFilter.ALL)).isEqualTo(new UserPage.Total(USERS, true));
    assertThat(directory.total(UserFilter.ALL)).isEqualTo(new UserPage.Total(10_000, false));
    assertThat(directory.total(UserFilter.ALL.active(false)))
        .isEqualTo(new UserPage.Total(1_200, true));
    assertThat(total(UserFilter.ALL.matching("user"))).isEqualTo(new UserPage.Total(10_000, false));
    assertThat(total(UserFilter.ALL.active(true))).isEqualTo(new UserPage.Total(10_000, false));
    assertThat(total(UserFilter.ALL.active(false))).isEqualTo(new UserPage.Total(1_200, true));
    assertThat(total(UserFilter.ALL.matching("user").active(false)))
        .isEqualTo(new UserPage.Total(1_200, true));
    assertThat(total(UserFilter.ALL.matching("zz"))).isEqualTo(new UserPage.Total(0, true));
  }

  @Test
  void readsAPageAndItsRolesInOneStatement() {
    directory.first(new Listing(UserFilter.ALL, UserSort.LATEST), 100);
    assertThat(statements).hasSize(1);

    statements.clear();
    directory.page(new Listing(UserFilter.ALL, UserSort.LATEST), 2, 100);
    directory.statistics();
    assertThat(statements).hasSize(3).noneMatch(sql -> sql.contains("gatehouse_passwords"));

    // how many match, and the page
    statements.clear();
    directory.page(new Listing(UserFilter.ALL.matching("user"), UserSort.LATEST), 2, 100);
    assertThat(statements).hasSize(2).noneMatch(sql -> sql.contains("gatehouse_passwords"));

    // SQLite is told besides which of two conditions holds for fewer
    statements.clear();
    directory.page(
        new Listing(UserFilter.ALL.matching("user").active(true), UserSort.LATEST), 2, 100);
    assertThat(statements)
        .hasSize(Plans.postgres(kit) ? 2 : 4)
        .noneMatch(sql -> sql.contains("gatehouse_passwords"));
  }

  @Test
  void readsThoseWithoutInTheOrderThatIsAskedFor() {
    Plans.settle(kit);
    directory.first(
        new Listing(UserFilter.ALL.secondFactor(false), new UserSort(Column.LAST_NAME, false)), 25);

    assertThat(Plans.of(kit, statements.getLast(), 26)).contains("gatehouse_users_by_last_name");
  }

  @Test
  void findsByAnIndexWhoIsNotAmongTheFirst() {
    Plans.settle(kit);
    directory.first(new Listing(UserFilter.ALL.matching("rare"), UserSort.LATEST), 25);

    assertThat(Plans.of(kit, statements.getLast(), "'26'"))
        .contains(Plans.postgres(kit) ? "gatehouse_users_by_trigrams" : "VIRTUAL TABLE")
        .doesNotContain("gatehouse_users_by_registration");
  }

  @Test
  void beginsWithWhatTheListIsSortedBy() {
    tables.update("update gatehouse_users set confirmed_at = registered_at where not active");
    directory.first(
        new Listing(UserFilter.ALL.confirmed(true), new UserSort(Column.CONFIRMED, false)), 10);

    // everybody without comes first in that order
    assertThat(statements).hasSize(1);
  }

  @Test
  void readsNobodyWhoIsNotCounted() {
    tables.update("update gatehouse_users set second_factor_at = 1 where not active");
    Plans.settle(kit);

    directory.withSecondFactor();
    directory.adoption(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 14));
    directory.total(UserFilter.ALL.secondFactor(true));
    directory.total(UserFilter.ALL.confirmed(true));

    // everybody is one of the numbers, which no condition makes smaller
    var counts = statements.stream().filter(sql -> sql.contains("where")).toList();
    assertThat(counts).hasSize(statements.size() - 1);
    for (var statement : counts) {
      assertThat(Plans.of(kit, statement, 10_001))
          .doesNotContainPattern(Plans.SCAN + "gatehouse_users");
    }
  }

  private UserPage.Total total(UserFilter filter) {
    return directory.page(new Listing(filter, UserSort.LATEST), 1, 1).total();
  }

  private List<String> walk(Listing listing, int pages) {
    var slice = directory.first(listing, 100);
    var found = new ArrayList<>(ids(slice.users()));
    for (int page = 1; page < pages; page++) {
      slice =
          switch (directory.read(listing, slice.next().orElseThrow(), 100)) {
            case UserSlice.Reading.Read(var read) -> read;
            case UserSlice.Reading.CursorRefused() -> throw new IllegalStateException("refused");
          };
      found.addAll(ids(slice.users()));
    }
    return found;
  }

  private static List<String> ids(List<ListedUser> users) {
    return users.stream().map(listed -> listed.user().id().toString()).toList();
  }

  private String id() {
    var text = "'00000000-0000-7000-8000-' || substr('000000000000' || n, length('' || n) + 1)";
    return Plans.postgres(kit) ? "cast(%s as uuid)".formatted(text) : text;
  }

  private DataSource recorded(DataSource real) {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              var result = call(real, method, arguments);
              return result instanceof Connection connection ? recorded(connection) : result;
            });
  }

  private Connection recorded(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              // what prepares PostgreSQL reads nothing
              if (method.getName().equals("prepareStatement")
                  && !((String) arguments[0]).startsWith("set ")) {
                statements.add((String) arguments[0]);
              }
              return call(real, method, arguments);
            });
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}
