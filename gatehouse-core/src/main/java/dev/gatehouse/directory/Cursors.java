package dev.gatehouse.directory;

import dev.gatehouse.keys.Keys;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cursors are sealed: nobody can make one, use one for another listing, or read somebody's name in
 * one that has got into a log.
 */
final class Cursors {
  private static final String PLACE = "gatehouse directory cursor";
  private static final int LONGEST = 4096;
  private static final int PARTS = 4;

  private final Keys keys;

  Cursors(Keys keys) {
    this.keys = keys;
  }

  /**
   * A place between two users of a listing.
   *
   * @param backward whether to read towards the beginning
   * @param key what the user there is sorted by
   * @param user the user, who is not read again
   */
  record Position(boolean backward, Optional<String> key, UserId user) {}

  String seal(Listing listing, Position position) {
    var text =
        String.join(
            " ",
            position.backward() ? "backward" : "forward",
            position.user().toString(),
            position.key().isPresent() ? "at" : "none",
            position.key().orElse(""));
    return keys.seal(text, place(listing));
  }

  Optional<Position> open(Listing listing, String cursor) {
    if (cursor.length() > LONGEST) {
      return Optional.empty();
    }
    return keys.unsealed(cursor, place(listing)).flatMap(Cursors::position);
  }

  private static Optional<Position> position(String text) {
    var parts = List.of(text.split(" ", PARTS));
    return UserId.parse(parts.get(1))
        .map(user ->
            new Position(
                parts.get(0).equals("backward"),
                Optional.of(parts.get(3)).filter(key -> parts.get(2).equals("at")),
                user));
  }

  // each part with its length, so that no two listings have the same place
  private static String place(Listing listing) {
    var filter = listing.filter();
    return Stream.of(
            PLACE,
            listing.sort(),
            filter.role(),
            filter.standing(),
            filter.registeredFrom(),
            filter.registeredBefore(),
            filter.search())
        .map(Object::toString)
        .map(part -> part.length() + ":" + part)
        .collect(Collectors.joining());
  }
}
