package dev.gatehouse.directory;

import dev.gatehouse.directory.UserSort.Column;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.SearchText;
import dev.gatehouse.internal.token.Ids;
import dev.gatehouse.role.Role;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.MovableClock;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.Profile;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/** Users of all kinds, with many equal and many missing values. */
final class Crowd {
  // the last two change places when sorted by UTF-16
  private static final List<String> NAMES =
      List.of("", "ada", "Ada", "Émile", "Zoë", "Ömer", "straße", "Жанна", "\ue000", "𐐀");
  private static final List<String> COUNTRIES = List.of("", "DE", "FR", "TR");

  private static final AtomicInteger CROWDS = new AtomicInteger();

  private final Kit kit;
  private final Database database;
  private final Random random = new Random(CROWDS.incrementAndGet());
  private final Ids ids = new Ids(new SecureRandom());
  private final List<ListedUser> members = new ArrayList<>();

  Crowd(Kit kit) {
    this.kit = kit;
    this.database = Database.open(kit.dataSource(), HostTransactions.none());
  }

  List<ListedUser> members() {
    return Collections.unmodifiableList(members);
  }

  Crowd grow(int size) {
    for (int number = 0; number < size; number++) {
      var id = new UserId(ids.next(MovableClock.NOON));
      add(user(id, "User%d@example.org".formatted(random.nextInt(1_000_000_000))));
    }
    kit.gatehouse().users().indexAll();
    return this;
  }

  /** The members whom the filter lets through, in the order of the listing, sorted in Java. */
  List<UserId> sorted(Listing listing) {
    var order = order(listing.sort().column());
    return members.stream()
        .filter(member -> passes(listing.filter(), member))
        .sorted(listing.sort().descending() ? order.reversed() : order)
        .map(member -> member.user().id())
        .toList();
  }

  void leave(UserId id) {
    database.write(transaction -> {
      kit.gatehouse().users().delete(transaction, id);
      return true;
    });
    members.removeIf(member -> member.user().id().equals(id));
  }

  /** Changes the user's names as an edit of the profile does. */
  void rename(UserId id, String firstName, String lastName) {
    Tables.on(kit)
        .update(
            "update gatehouse_users set first_name = '%s', last_name = '%s' where id = '%s'"
                .formatted(firstName, lastName, id));
    database.write(transaction -> {
      kit.gatehouse().users().index(transaction, id);
      return true;
    });
  }

  private User user(UserId id, String email) {
    var username = maybe("Name" + random.nextInt(1_000_000_000));
    return new User(
        id,
        EmailAddress.parse(email).orElseThrow(),
        random.nextInt(4) > 0,
        maybe(kit.clock().instant().plusSeconds(random.nextInt(5))),
        kit.clock().instant().plusSeconds(random.nextInt(10)),
        "en",
        new Profile(username, any(NAMES), any(NAMES), Optional.empty(), Optional.empty()),
        maybe(kit.clock().instant().plusSeconds(random.nextInt(5))));
  }

  private void add(User user) {
    var roles = new TreeSet<>(List.of(Role.USER));
    if (random.nextInt(5) == 0) {
      roles.add(Role.ADMIN);
    }
    database.write(transaction -> {
      kit.gatehouse().users().add(transaction, user);
      roles.forEach(role ->
          kit.gatehouse().roles().grant(transaction, user.id(), role, kit.clock().instant()));
      return true;
    });
    var signedInAt = maybe(kit.clock().instant().plus(Duration.ofDays(random.nextInt(3))));
    var country = Optional.of(any(COUNTRIES)).filter(found -> !found.isEmpty());
    var listed = new ListedUser(user, roles, signedInAt, Optional.empty(), country);
    store(listed);
    members.add(listed);
  }

  private void store(ListedUser listed) {
    var profile = listed.user().profile();
    Tables.on(kit)
        .update(
            """
            update gatehouse_users
            set username = %s, username_key = %s, first_name = '%s', last_name = '%s',
              signed_in_at = %s, second_factor_at = %s, registration_country = %s, search_text = ''
            where id = '%s'
            """
                .formatted(
                    quoted(profile.username()),
                    quoted(profile.username().map(name -> name.toLowerCase(Locale.ROOT))),
                    profile.firstName(),
                    profile.lastName(),
                    millis(listed.signedInAt()),
                    millis(listed.user().secondFactorAt()),
                    quoted(listed.country()),
                    listed.user().id()));
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value);
  }

  private String any(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private static String millis(Optional<Instant> at) {
    return at.map(known -> "" + known.toEpochMilli()).orElse("null");
  }

  private static String quoted(Optional<String> text) {
    return text.map(found -> "'" + found + "'").orElse("null");
  }

  private static boolean passes(UserFilter filter, ListedUser member) {
    var user = member.user();
    var profile = user.profile();
    var term = filter.search().strip().toLowerCase(Locale.ROOT);
    return filter.role().map(role -> member.roles().contains(role)).orElse(true)
        && filter.standing().active().map(active -> active == user.active()).orElse(true)
        && filter.standing().confirmed().map(on -> on == user.confirmed()).orElse(true)
        && filter
            .standing()
            .secondFactor()
            .map(on -> on == user.secondFactorAt().isPresent())
            .orElse(true)
        && filter.registeredFrom().map(from -> !user.registeredAt().isBefore(from)).orElse(true)
        && filter.registeredBefore().map(user.registeredAt()::isBefore).orElse(true)
        && Stream.of(
                user.email().typed(),
                profile.username().orElse(""),
                profile.firstName(),
                profile.lastName())
            .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(term));
  }

  private static Comparator<ListedUser> order(Column column) {
    Comparator<ListedUser> byKey =
        switch (column) {
          case EMAIL -> text(listed -> Optional.of(listed.user().email().canonical()));
          case USERNAME -> text(listed -> listed.user().profile().username().map(Crowd::folded));
          case FIRST_NAME ->
              text(listed -> Optional.of(folded(listed.user().profile().firstName())));
          case LAST_NAME -> text(listed -> Optional.of(folded(listed.user().profile().lastName())));
          case REGISTERED ->
              maybe(listed -> Optional.of(listed.user().registeredAt()), Instant::compareTo);
          case CONFIRMED -> maybe(listed -> listed.user().confirmedAt(), Instant::compareTo);
          case SIGNED_IN -> maybe(ListedUser::signedInAt, Instant::compareTo);
          case SECOND_FACTOR -> maybe(listed -> listed.user().secondFactorAt(), Instant::compareTo);
          case COUNTRY -> text(ListedUser::country);
        };
    return byKey.thenComparing(listed -> listed.user().id());
  }

  private static String folded(String text) {
    return SearchText.of(text).folded();
  }

  private static Comparator<ListedUser> text(Function<ListedUser, Optional<String>> key) {
    return maybe(
        listed -> key.apply(listed).map(text -> text.getBytes(StandardCharsets.UTF_8)),
        Arrays::compareUnsigned);
  }

  private static <K> Comparator<ListedUser> maybe(
      Function<ListedUser, Optional<K>> key, Comparator<K> order) {
    return Comparator.comparing(
        key,
        (left, right) ->
            left.isPresent() && right.isPresent()
                ? order.compare(left.get(), right.get())
                : Boolean.compare(left.isPresent(), right.isPresent()));
  }
}
