package dev.gatehouse.spring.pages.admin;

import dev.gatehouse.audit.AuditEntry;
import dev.gatehouse.client.Client;
import dev.gatehouse.spring.pages.DeviceWords;
import dev.gatehouse.user.UserId;
import dev.gatehouse.user.Users;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An event of the audit trail as the pages show it.
 *
 * @param actor who did it; without an id for a visitor
 * @param target to whom; without an id for nobody
 */
public record EventView(
    When.Moment at,
    String act,
    Person actor,
    Person target,
    Place place,
    List<Detail> details,
    boolean sealed) {
  private static final String ANSWER = "detail.answer.";
  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

  // what holds nothing that somebody typed, and where there are words for it
  private static final Map<String, String> WORDED =
      Map.ofEntries(
          Map.entry("act", "event."),
          Map.entry("kind", "mail."),
          Map.entry("type", "admin.fields.type."),
          Map.entry("active", ANSWER),
          Map.entry("by", ANSWER),
          Map.entry("change", ANSWER),
          Map.entry("confirmed", ANSWER),
          Map.entry("editedByUser", ANSWER),
          Map.entry("enabled", ANSWER),
          Map.entry("required", ANSWER),
          Map.entry("second-factor", ANSWER),
          Map.entry("seenByUser", ANSWER),
          Map.entry("sensitive", ANSWER),
          Map.entry("told", ANSWER));

  /**
   * One thing about it.
   *
   * @param words how the key begins that leads from the value to words; empty for what is shown as
   *     it is
   */
  public record Detail(String name, String value, String words) {}

  /** Somebody in the trail: by the address, or by the id who is gone. */
  public record Person(String id, String name) {
    private static final Person NOBODY = new Person("", "");
  }

  /** From where it was done. */
  public record Place(String address, DeviceWords device, String userAgent) {
    private static Place of(Client client) {
      return new Place(
          client.address().text(), DeviceWords.of(client.userAgent()), client.userAgent());
    }
  }

  /** The entries as they are shown; everybody in them is looked up once. */
  public static List<EventView> of(List<AuditEntry> entries, Users users, When when) {
    var people = new HashMap<UUID, Person>();
    return entries.stream().map(entry -> of(entry, people, users, when)).toList();
  }

  private static EventView of(AuditEntry entry, Map<UUID, Person> people, Users users, When when) {
    var event = entry.event();
    return new EventView(
        when.of(event.at()),
        event.act(),
        person(event.actor(), people, users),
        person(event.target(), people, users),
        event.client().map(Place::of).orElseGet(() -> new Place("", DeviceWords.of(""), "")),
        details(event.details(), when),
        entry.sealed());
  }

  // in the order of their names, but what was before comes first; moments as all others of the page
  private static List<Detail> details(Map<String, String> details, When when) {
    return details.entrySet().stream()
        .sorted(Comparator.comparing(detail -> detail.getKey().replace("after", "before ")))
        .map(detail -> detail(detail.getKey(), detail.getValue(), when))
        .toList();
  }

  private static Detail detail(String name, String value, When when) {
    var shown = MOMENT.matcher(value).matches() ? words(value, when) : value;
    return new Detail(name, shown, WORDED.getOrDefault(name, ""));
  }

  // what somebody typed may look like a moment and be none
  private static String words(String value, When when) {
    try {
      return when.of(Instant.parse(value)).words();
    } catch (DateTimeParseException noMoment) {
      return value;
    }
  }

  private static Person person(Optional<UUID> id, Map<UUID, Person> known, Users users) {
    return id.map(of ->
            known.computeIfAbsent(
                of,
                unknown ->
                    new Person(
                        of.toString(),
                        users
                            .get(new UserId(of))
                            .map(user -> user.email().typed())
                            .orElse(of.toString()))))
        .orElse(Person.NOBODY);
  }
}
