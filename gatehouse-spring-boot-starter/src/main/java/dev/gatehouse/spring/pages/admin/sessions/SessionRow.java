package dev.gatehouse.spring.pages.admin.sessions;

import dev.gatehouse.oversight.session.SeenSession;
import dev.gatehouse.place.Places;
import dev.gatehouse.spring.pages.DeviceWords;
import dev.gatehouse.spring.pages.PlaceWords;
import dev.gatehouse.spring.pages.admin.When;
import dev.gatehouse.spring.security.SignedInUser;

/**
 * A session as the page shows it.
 *
 * @param id by which it is ended
 * @param user whose it is
 * @param own whether it is one of who looks at the page
 * @param current whether it is the very one
 */
record SessionRow(
    String id, Person user, Client client, Times times, boolean own, boolean current) {
  /** Whose session it is. */
  record Person(String id, String email, String username) {}

  /** Where it was opened. */
  record Client(DeviceWords device, String userAgent, String address, String place) {}

  /** When what was, and will be. */
  record Times(When.Moment opened, When.Moment lastUsed, When.Moment ends) {}

  static SessionRow of(SeenSession seen, SignedInUser reader, Places places, When when) {
    var session = seen.session();
    var client = session.client();
    var place = PlaceWords.of(places.find(client.address()), when.moments().language());
    return new SessionRow(
        session.id().toString(),
        new Person(session.user().toString(), seen.email().typed(), seen.username().orElse("")),
        new Client(
            DeviceWords.of(client.userAgent()), client.userAgent(), client.address().text(), place),
        new Times(
            when.of(session.openedAt()), when.of(session.lastUsedAt()), when.of(seen.endsAt())),
        session.user().equals(reader.id()),
        session.id().equals(reader.session().id()));
  }
}
