package dev.gatehouse.benchmarks;

import dev.gatehouse.directory.Directory;
import dev.gatehouse.directory.Listing;
import dev.gatehouse.directory.UserFilter;
import dev.gatehouse.directory.UserSlice;
import dev.gatehouse.directory.UserSort;
import dev.gatehouse.directory.UserSort.Column;
import dev.gatehouse.role.Role;
import dev.gatehouse.testing.TestDatabase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Reads the directory with few and with many users, 10,000 and 1,000,000 unless told otherwise, and
 * prints the median time of each way to read and what a hundred times the users make of it.
 */
public final class DirectoryReads {
  private static final int SIZE = 20;
  private static final int WARM_UPS = 7;
  private static final int RUNS = 15;
  private static final double MILLISECOND = 1e6;
  private static final List<UserSort> SORTS =
      List.of(
          UserSort.LATEST,
          new UserSort(Column.EMAIL, false),
          new UserSort(Column.LAST_NAME, false),
          new UserSort(Column.SIGNED_IN, true),
          new UserSort(Column.COUNTRY, false));

  private final Directory directory;
  private final int users;
  private final Map<String, Double> times = new LinkedHashMap<>();

  private DirectoryReads(Directory directory, int users) {
    this.directory = directory;
    this.users = users;
  }

  /** Runs it all; the arguments are the lower and the higher number of users, and a database. */
  public static void main(String[] arguments) {
    int few = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int many = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    var databases =
        arguments.length > 2
            ? List.of(TestDatabase.valueOf(arguments[2]))
            : List.of(TestDatabase.values());
    for (var database : databases) {
      var before = measured(database, few);
      var after = measured(database, many);
      System.out.printf("%n%-44s %10d %10d %8s%n", database, few, many, "ratio");
      before.forEach((what, time) ->
          System.out.printf(
              "%-44s %7.2f ms %7.2f ms %8.1f%n",
              what, time, after.get(what), after.getOrDefault(what, 0.0) / time));
    }
  }

  private static Map<String, Double> measured(TestDatabase database, int users) {
    try (var kit = CrowdedTables.fill(database, users)) {
      var reads = new DirectoryReads(kit.gatehouse().directory(), users);
      SORTS.forEach(reads::pages);
      reads.counts();
      reads.searches();
      return reads.times;
    }
  }

  private void pages(UserSort sort) {
    var listing = new Listing(UserFilter.ALL, sort);
    var name = sort.column().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    int last = users / SIZE;
    time(name + ", page 1", () -> directory.page(listing, 1, SIZE));
    time(name + ", middle page by number", () -> directory.page(listing, last / 2, SIZE));
    time(name + ", last page by number", () -> directory.page(listing, last, SIZE));
    time(name + ", first slice", () -> directory.first(listing, SIZE));
    var middle = middle(listing);
    time(name + ", middle slice", () -> directory.read(listing, middle, SIZE));
    time(name + ", last slice", () -> directory.last(listing, SIZE));
  }

  private String middle(Listing listing) {
    var slice = directory.first(listing, Directory.LARGEST_PAGE);
    for (int read = slice.users().size(); read < users / 2; read += slice.users().size()) {
      slice =
          switch (directory.read(listing, slice.next().orElseThrow(), Directory.LARGEST_PAGE)) {
            case UserSlice.Reading.Read(var next) -> next;
            case UserSlice.Reading.CursorRefused() -> throw new IllegalStateException("refused");
          };
    }
    return slice.next().orElseThrow();
  }

  private void counts() {
    var all = UserFilter.ALL;
    time("statistics", directory::statistics);
    time("admins by e-mail, with total", () -> listed(all.holding(Role.ADMIN)));
    time("users by e-mail, with total", () -> listed(all.holding(Role.USER)));
    time("inactive by e-mail, with total", () -> listed(all.active(false)));
    time(
        "active and pending by e-mail, with total",
        () -> listed(all.active(true).confirmed(false)));
  }

  private void searches() {
    time("choices: one user", () -> directory.choices("user7919@"));
    time("choices: nobody", () -> directory.choices("nobody"));
    time("choices: everybody", () -> directory.choices("example"));
    time("choices: one in ninety", () -> directory.choices("last77"));
    time("choices: one in ten", () -> directory.choices("user7"));
    time("choices, two characters: one in 5,000", () -> directory.choices("qz"));
    time("choices, two characters: nobody", () -> directory.choices("xx"));
    time("choices, two characters: everybody", () -> directory.choices("us"));
    time(
        "search by e-mail: one in ten, with total", () -> listed(UserFilter.ALL.matching("user7")));
    time("search by e-mail: everybody, with total", () -> listed(UserFilter.ALL.matching("user")));
  }

  private Object listed(UserFilter filter) {
    return directory.page(new Listing(filter, new UserSort(Column.EMAIL, false)), 1, SIZE);
  }

  private void time(String what, Supplier<Object> read) {
    for (int run = 0; run < WARM_UPS; run++) {
      Objects.requireNonNull(read.get());
    }
    var nanos = new long[RUNS];
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      Objects.requireNonNull(read.get());
      nanos[run] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    times.put(what, nanos[RUNS / 2] / MILLISECOND);
    System.err.printf("%-44s %10.2f ms%n", what, nanos[RUNS / 2] / MILLISECOND);
  }
}
