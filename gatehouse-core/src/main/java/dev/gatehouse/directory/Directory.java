package dev.gatehouse.directory;

import dev.gatehouse.directory.Cursors.Position;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.role.Role;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The users, listed, sorted and searched. */
public final class Directory {
  /** The most users on a page. */
  public static final int LARGEST_PAGE = 100;

  private static final int CHOICES = 10;
  private static final int SHORTEST_TERM = 2;

  private final DirectoryRepository users;
  private final Cursors cursors;

  /** Makes the service. */
  public Directory(Database database, Keys keys) {
    this.users = new DirectoryRepository(database);
    this.cursors = new Cursors(keys);
  }

  /** The user with the id. */
  public Optional<ListedUser> get(UserId id) {
    return users.find(id);
  }

  /** The user with the address, in whatever spelling of it. */
  public Optional<ListedUser> byEmail(EmailAddress email) {
    return users.find(email);
  }

  /** The user who goes by that name, in whatever case of its letters. */
  public Optional<ListedUser> byUsername(String name) {
    return users.findByUsername(name.toLowerCase(Locale.ROOT));
  }

  /** What a choice among users shows of the user with the id. */
  public Optional<UserChoice> choice(UserId id) {
    return get(id).map(ListedUser::user).map(UserChoice::of);
  }

  /**
   * The first ten users, by address, in whose address, user name or names the text occurs, without
   * regard to case; none when it has fewer than two characters, blanks around it aside.
   */
  public List<UserChoice> choices(String text) {
    var filter = UserFilter.ALL.matching(text);
    if (characters(text) < SHORTEST_TERM || filter.term().isEmpty()) {
      return List.of();
    }
    var listing = new Listing(filter, new UserSort(UserSort.Column.EMAIL, false));
    return users.list(listing, CHOICES).stream()
        .map(row -> UserChoice.of(row.listed().user()))
        .toList();
  }

  /** Everybody who holds the role, the oldest first; read page by page as the stream is. */
  public Stream<ListedUser> holders(Role role) {
    return all(
        new Listing(UserFilter.ALL.holding(role), new UserSort(UserSort.Column.REGISTERED, false)));
  }

  /** Everybody of the listing, in its order; read page by page as the stream is. */
  public Stream<ListedUser> all(Listing listing) {
    return pages(listing).flatMap(List::stream);
  }

  /** The same, a page of {@link #LARGEST_PAGE} users at a time. */
  public Stream<List<ListedUser>> pages(Listing listing) {
    return Stream.iterate(
            users.list(listing, LARGEST_PAGE),
            rows -> !rows.isEmpty(),
            rows -> users.listBehind(listing, position(rows.getLast(), false), LARGEST_PAGE))
        .map(Directory::listed);
  }

  /**
   * A page of the listing by its number; finding it takes the longer the higher the number is.
   *
   * <p>The total is exact for everybody and for up to 10,000 users of a filter.
   *
   * @param number from 1
   * @param size of a page, from 1 to {@link #LARGEST_PAGE}
   * @throws IllegalArgumentException for a number or size that no page has
   */
  public UserPage page(Listing listing, int number, int size) {
    requireSize(size);
    if (number < 1) {
      throw new IllegalArgumentException("pages are numbered from 1");
    }
    var page = users.page(listing, size, (number - 1L) * size);
    return new UserPage(listed(page.rows()), number, size, page.total());
  }

  /** How many meet the filter; exact up to 10,000, so that it is soon said of any number. */
  public UserPage.Total total(UserFilter filter) {
    return users.total(filter);
  }

  /**
   * The first page of the listing.
   *
   * @param size of a page, from 1 to {@link #LARGEST_PAGE}
   */
  public UserSlice first(Listing listing, int size) {
    requireSize(size);
    return slice(listing, new Read(users.list(listing, size + 1), false, false), size);
  }

  /**
   * The last page of the listing.
   *
   * @param size of a page, from 1 to {@link #LARGEST_PAGE}
   */
  public UserSlice last(Listing listing, int size) {
    requireSize(size);
    var reversed = users.list(reversed(listing), size + 1);
    return slice(listing, new Read(reversed, true, false), size);
  }

  /**
   * The page that a cursor of this listing leads to.
   *
   * @param cursor as {@link UserSlice} gave it
   * @param size of a page, from 1 to {@link #LARGEST_PAGE}
   */
  public UserSlice.Reading read(Listing listing, String cursor, int size) {
    requireSize(size);
    return cursors
        .open(listing, cursor)
        .<UserSlice.Reading>map(
            position -> new UserSlice.Reading.Read(from(listing, position, size)))
        .orElseGet(UserSlice.Reading.CursorRefused::new);
  }

  /** How many users there are, counted by one statement. */
  public UserStatistics statistics() {
    return users.statistics();
  }

  /** How many users have a second factor. */
  public long withSecondFactor() {
    return users.withSecondFactor();
  }

  /**
   * How many had a second factor at the end of each day, the last day included; of those alone who
   * are still there and still have it.
   */
  public List<UserStatistics.Adoption> adoption(LocalDate first, LocalDate last) {
    var counts = users.arrivals(first);
    return first
        .datesUntil(last.plusDays(1))
        .map(day ->
            new UserStatistics.Adoption(
                day, counts.registered().until(day), counts.secured().until(day)))
        .toList();
  }

  private static int characters(String text) {
    var composed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    return composed.codePointCount(0, composed.length());
  }

  private UserSlice from(Listing listing, Position position, int size) {
    var towards = position.backward() ? reversed(listing) : listing;
    var rows = users.listBehind(towards, position, size + 1);
    if (rows.isEmpty()) {
      return position.backward() ? first(listing, size) : last(listing, size);
    }
    return slice(listing, new Read(rows, position.backward(), true), size);
  }

  /**
   * Rows as read.
   *
   * @param rows one more than fit on the page, if there is one
   * @param backward whether the last one of the page comes first
   * @param moved whether there is somebody where the reading began
   */
  private record Read(List<DirectoryRepository.Row> rows, boolean backward, boolean moved) {}

  private UserSlice slice(Listing listing, Read read, int size) {
    var rows = read.rows().stream().limit(size).toList();
    if (read.backward()) {
      rows = rows.reversed();
    }
    var more = read.rows().size() > size;
    var previous = read.backward() ? more : read.moved();
    var next = read.backward() ? read.moved() : more;
    return new UserSlice(
        listed(rows),
        previous ? Optional.of(cursor(listing, rows.getFirst(), true)) : Optional.empty(),
        next ? Optional.of(cursor(listing, rows.getLast(), false)) : Optional.empty());
  }

  private String cursor(Listing listing, DirectoryRepository.Row row, boolean backward) {
    return cursors.seal(listing, position(row, backward));
  }

  private static Position position(DirectoryRepository.Row row, boolean backward) {
    return new Position(backward, row.key(), row.listed().user().id());
  }

  private static Listing reversed(Listing listing) {
    var sort = listing.sort();
    return new Listing(listing.filter(), new UserSort(sort.column(), !sort.descending()));
  }

  private static List<ListedUser> listed(List<DirectoryRepository.Row> rows) {
    return rows.stream().map(DirectoryRepository.Row::listed).toList();
  }

  private static void requireSize(int size) {
    if (size < 1 || size > LARGEST_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + LARGEST_PAGE + " users");
    }
  }
}
