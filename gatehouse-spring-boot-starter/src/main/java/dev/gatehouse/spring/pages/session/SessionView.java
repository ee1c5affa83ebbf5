package dev.gatehouse.spring.pages.session;

import dev.gatehouse.place.Place;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.spring.pages.DeviceWords;
import dev.gatehouse.spring.pages.Moments;
import dev.gatehouse.spring.pages.PlaceWords;

/**
 * A session as the page shows it.
 *
 * @param id by which it is ended
 * @param current whether it is the one that looks at the page
 * @param device what the browser calls itself, in a few words
 * @param userAgent what it calls itself in full
 * @param address where it was opened
 * @param place where that is; empty where nothing is known of it
 * @param opened when it was opened, in words
 * @param lastUsed when it was last used, in words
 * @param lastUsedAt the same for machines
 */
record SessionView(
    String id,
    boolean current,
    DeviceWords device,
    String userAgent,
    String address,
    String place,
    String opened,
    String lastUsed,
    String lastUsedAt) {
  static SessionView of(Session session, SessionId current, Place place, Moments moments) {
    return new SessionView(
        session.id().toString(),
        session.id().equals(current),
        DeviceWords.of(session.client().userAgent()),
        session.client().userAgent(),
        session.client().address().text(),
        PlaceWords.of(place, moments.language()),
        moments.words(session.openedAt()),
        moments.words(session.lastUsedAt()),
        session.lastUsedAt().toString());
  }
}
