package dev.gatehouse.spring.pages.admin.sessions;

import dev.gatehouse.directory.Directory;
import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.oversight.session.SessionFilter;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Which sessions are to be shown, as the address of the page or a form says it.
 *
 * @param values what is said, by the names of the form; nothing of what is not said
 */
record SessionQuery(Map<String, String> values) {
  static final String USER = "q";

  private static final String USED = "used";
  private static final List<String> NAMES = List.of(USER, USED);

  static SessionQuery of(ServerRequest request) {
    var values = new LinkedHashMap<String, String>();
    for (var name : NAMES) {
      request
          .param(name)
          .map(String::strip)
          .filter(value -> !value.isEmpty())
          .ifPresent(value -> values.put(name, value));
    }
    return new SessionQuery(values);
  }

  /** What the fields of the form hold. */
  Map<String, String> said() {
    var said = new LinkedHashMap<String, String>();
    NAMES.forEach(name -> said.put(name, values.getOrDefault(name, "")));
    return said;
  }

  /** The same as a filter; empty when it names nobody that there is. */
  Optional<SessionFilter> filter(Directory directory, Instant startOfDay) {
    var used =
        switch (values.getOrDefault(USED, "")) {
          case "today" -> SessionFilter.ALL.usedFrom(startOfDay);
          case "older" -> SessionFilter.ALL.usedBefore(startOfDay);
          default -> SessionFilter.ALL;
        };
    var named = Optional.ofNullable(values.get(USER));
    return named.isEmpty()
        ? Optional.of(used)
        : named.flatMap(name -> user(name, directory)).map(used::of);
  }

  private static Optional<UserId> user(String name, Directory directory) {
    return UserId.parse(name)
        .or(() ->
            EmailAddress.parse(name)
                .flatMap(directory::byEmail)
                .or(() -> directory.byUsername(name))
                .map(ListedUser::user)
                .map(user -> user.id()));
  }
}
