package dev.gatehouse.benchmarks;

import dev.gatehouse.directory.Directory;
import dev.gatehouse.directory.Listing;
import dev.gatehouse.directory.UserFilter;
import dev.gatehouse.directory.UserSlice;
import dev.gatehouse.directory.UserSort;
import dev.gatehouse.directory.UserSort.Column;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Asks the running server for each list of the administrators, with few and with many users, 10,000
 * and 1,000,000 unless told otherwise, and prints the median time of each page and what a hundred
 * times the users make of it.
 */
public final class PageTimes {
  private static final int WARM_UPS = 5;
  private static final int RUNS = 11;
  private static final double MILLISECOND = 1e6;
  private static final String USERS = "/account/admin/users";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
  private static final List<UserSort> SORTS =
      List.of(
          UserSort.LATEST,
          new UserSort(Column.EMAIL, false),
          new UserSort(Column.LAST_NAME, false),
          new UserSort(Column.USERNAME, false),
          new UserSort(Column.SIGNED_IN, true),
          new UserSort(Column.SECOND_FACTOR, true),
          new UserSort(Column.COUNTRY, false));

  private final RunningServer server;
  private final int users;
  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final Map<String, Double> times = new LinkedHashMap<>();

  private PageTimes(RunningServer server, int users) {
    this.server = server;
    this.users = users;
  }

  /** Runs it all; the arguments are the lower and the higher number of users, and a database. */
  public static void main(String[] arguments) throws Exception {
    int few = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int many = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    var databases =
        arguments.length > 2
            ? List.of(TestDatabase.valueOf(arguments[2]))
            : List.of(TestDatabase.values());
    for (var database : databases) {
      // the first time warms the JVM up, and counts for nothing
      measured(database, few);
      var before = measured(database, few);
      var after = measured(database, many);
      System.out.printf("%n| %s | %,d | %,d | Ratio |%n|---|---|---|---|%n", database, few, many);
      before.forEach((what, time) ->
          System.out.printf(
              "| %s | %.1f | %.1f | %.1f |%n",
              what, time, after.get(what), after.getOrDefault(what, 0.0) / time));
    }
    System.exit(0);
  }

  private static Map<String, Double> measured(TestDatabase database, int users)
      throws IOException, InterruptedException, SQLException {
    try (var server = RunningServer.with(database, users)) {
      var pages = new PageTimes(server, users);
      pages.signIn();
      for (var sort : SORTS) {
        pages.list(sort);
      }
      pages.filters();
      pages.others();
      return pages.times;
    }
  }

  private void signIn() throws IOException, InterruptedException {
    var csrf = found(CSRF, get("/account/sign-in").body());
    var form =
        "_csrf=%s&email=%s&password=%s"
            .formatted(encoded(csrf), encoded(RunningServer.OWNER), encoded(Kit.PASSWORD));
    var request =
        HttpRequest.newBuilder(URI.create(server.address() + "/account/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    browser.send(request.build(), BodyHandlers.ofString());
  }

  private void list(UserSort sort) throws IOException, InterruptedException {
    var name = sort.column().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var list = USERS + "?sort=" + name + (sort.descending() ? "&desc=true" : "");
    time("users by " + name + ", first page", list);
    time("users by " + name + ", middle page", list + "&at=" + encoded(middle(sort)));
    time("users by " + name + ", last page", list + "&at=last");
  }

  private void filters() throws IOException, InterruptedException {
    time("with a second factor", USERS + "?second-factor=true");
    time("without a second factor", USERS + "?second-factor=false");
    time("with a second factor, by name", USERS + "?second-factor=true&sort=last-name");
    time("deactivated", USERS + "?active=false");
    time("Admins", USERS + "?role=Admin");
    time(
        "active, not confirmed, registered in 1970",
        USERS + "?active=true&confirmed=false&to=1970-12-31");
    time("search: one user", USERS + "?q=user7919%40");
    time("search: nobody", USERS + "?q=nobody");
    time("search: one in ninety", USERS + "?q=last77");
    time("search: everybody", USERS + "?q=example");
    time("search: one in ten", USERS + "?q=user7");
    time("search: one in ten, by e-mail", USERS + "?q=user7&sort=email");
    time("search: one in ten with a second factor", USERS + "?q=user7&second-factor=true");
  }

  private void others() throws IOException, InterruptedException {
    var trail = "/account/admin/audit";
    time("audit trail, newest", trail);
    time("audit trail, next", found(OLDER, get(trail).body()).replace("&amp;", "&"));
    time("audit trail, one act", trail + "?act=user-registered");
    time("audit trail, one user", trail + "?actor=" + RunningServer.OWNER);
    var sessions = "/account/admin/sessions";
    time("all sessions, last used", sessions);
    time("all sessions, next", found(OLDER, get(sessions).body()).replace("&amp;", "&"));
    time("all sessions, of one user", sessions + "?q=" + RunningServer.OWNER);
    time("all sessions, not used today", sessions + "?used=older");
    time("outbox, newest", "/account/admin/outbox");
    time("outbox, given up", "/account/admin/outbox?stage=given-up");
    time("dashboard", "/account/admin");
    time("one user", USERS + "/" + owner());
    time("roles", "/account/admin/roles");
    time("own sessions", "/account/sessions");
  }

  private String owner() {
    return server.gatehouse().users().first().orElseThrow().id().toString();
  }

  // a place in the middle is where one comes to by reading on
  private String middle(UserSort sort) {
    var directory = server.gatehouse().directory();
    var listing = new Listing(UserFilter.ALL, sort);
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

  private void time(String what, String path) throws IOException, InterruptedException {
    for (int run = 0; run < WARM_UPS; run++) {
      get(path);
    }
    var nanos = new long[RUNS];
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      get(path);
      nanos[run] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    times.put(what, nanos[RUNS / 2] / MILLISECOND);
    System.err.printf("%-44s %10.2f ms%n", what, nanos[RUNS / 2] / MILLISECOND);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(server.address() + path)).build();
    var response = browser.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + response.statusCode());
    }
    return response;
  }

  private static String found(Pattern pattern, String page) {
    var matcher = pattern.matcher(page);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " on the page");
    }
    return matcher.group(1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
