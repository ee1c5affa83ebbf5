package dev.gatehouse.spring.pages.admin.audit;

import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.spring.pages.admin.Days;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.Users;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Which events are to be shown, as the address of the page says it.
 *
 * @param filter the same for the trail
 * @param values what is said, by the names of the form; nothing of what is not said
 * @param unread the names of what cannot be read, or is nobody's
 */
record AuditQuery(AuditFilter filter, Map<String, String> values, List<String> unread) {
  static final List<String> NAMES = List.of("act", "actor", "target", "client", "from", "to");

  private static final int LONGEST = 320;

  static AuditQuery of(ServerRequest request, Users users) {
    var values = new LinkedHashMap<String, String>();
    for (var name : NAMES) {
      request
          .param(name)
          .map(String::strip)
          .filter(value -> !value.isEmpty())
          .ifPresent(value -> values.put(name, value));
    }
    var unread = new ArrayList<String>();
    var reading = new Reading(values, unread);
    var filter =
        new AuditFilter(
            reading.read("act", text -> Optional.of(text).filter(act -> act.length() <= LONGEST)),
            reading.read("actor", text -> person(text, users)),
            reading.read("target", text -> person(text, users)),
            reading.read("client", ClientAddress::parse),
            reading.read("from", Days::startOf),
            reading.read("to", Days::endOf));
    return new AuditQuery(filter, values, List.copyOf(unread));
  }

  // who is gone has no address any more, and is still in the trail
  private static Optional<UUID> person(String text, Users users) {
    return UserId.parse(text)
        .map(UserId::value)
        .or(() -> EmailAddress.parse(text).flatMap(users::byEmail).map(user -> user.id().value()));
  }

  private record Reading(Map<String, String> values, List<String> unread) {
    <T> Optional<T> read(String name, Function<String, Optional<T>> as) {
      var said = Optional.ofNullable(values.get(name));
      var read = said.flatMap(as);
      if (said.isPresent() && read.isEmpty()) {
        unread.add(name);
      }
      return read;
    }
  }
}
