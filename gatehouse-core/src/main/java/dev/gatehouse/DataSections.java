package dev.gatehouse;

import static java.util.stream.Collectors.toMap;

import com.google.gson.JsonParser;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.avatar.Avatar;
import dev.gatehouse.client.Client;
import dev.gatehouse.dataexport.DataExports.Section;
import dev.gatehouse.dataexport.Entry;
import dev.gatehouse.device.KnownDevice;
import dev.gatehouse.device.TrustedDevice;
import dev.gatehouse.outbox.OutboxEntry;
import dev.gatehouse.role.Role;
import dev.gatehouse.session.Session;
import dev.gatehouse.user.Origin;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What each feature tells a user who asks what is known. */
final class DataSections {
  private static final int MOST_EVENTS = 10_000;
  private static final int MOST_MAILS = 10_000;

  private DataSections() {}

  static List<Section> of(Ground ground, Residents residents) {
    return Stream.concat(person(residents).stream(), traces(ground, residents).stream()).toList();
  }

  private static List<Section> person(Residents residents) {
    return List.of(
        new Section(
            "account",
            id -> residents.users().get(id).map(DataSections::account).orElse(Entry.EMPTY)),
        new Section(
            "registeredFrom",
            id -> residents.users().origin(id).map(DataSections::origin).orElse(Entry.EMPTY)),
        new Section(
            "profile",
            id -> residents.users().get(id).map(DataSections::profile).orElse(Entry.EMPTY)),
        new Section("customFields", id -> customFields(residents, id)),
        new Section("preferences", id -> preferences(residents, id)),
        new Section(
            "picture",
            id ->
                residents
                    .avatars()
                    .state(id)
                    .shown()
                    .map(DataSections::picture)
                    .orElse(Entry.EMPTY)),
        new Section("roles", id -> residents.roles().of(id).stream().map(Role::name).toList()),
        new Section("secondFactor", id -> secondFactor(residents, id)));
  }

  private static List<Section> traces(Ground ground, Residents residents) {
    return List.of(
        new Section(
            "sessions",
            id -> residents.sessions().list(id).stream().map(DataSections::session).toList()),
        new Section(
            "knownDevices",
            id ->
                residents.knownDevices().list(id).stream().map(DataSections::knownDevice).toList()),
        new Section(
            "trustedDevices",
            id ->
                residents.trustedDevices().list(id).stream()
                    .map(DataSections::trustedDevice)
                    .toList()),
        new Section("mails", id -> mails(ground, id)),
        new Section(
            "events",
            id ->
                ground.audit().about(id.value(), MOST_EVENTS).stream()
                    .map(event -> event(event, id.value()))
                    .toList()));
  }

  private static List<Entry> mails(Ground ground, UserId user) {
    return ground.outbox().about(user.value(), MOST_MAILS).stream()
        .map(DataSections::mail)
        .toList();
  }

  private static Entry mail(OutboxEntry mail) {
    return Entry.EMPTY
        .with("kind", mail.kind())
        .with("queuedAt", mail.course().queuedAt())
        .with("endedAt", mail.course().endedAt())
        .with("stage", mail.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static Entry account(User user) {
    return Entry.EMPTY
        .with("id", user.id())
        .with("email", user.email().typed())
        .with("confirmedAt", user.confirmedAt())
        .with("registeredAt", user.registeredAt())
        .with("language", user.language());
  }

  private static Entry origin(Origin origin) {
    return Entry.EMPTY
        .with("address", origin.address().text())
        .with("country", origin.country())
        .with("region", origin.region())
        .with("city", origin.city());
  }

  private static Entry profile(User user) {
    var profile = user.profile();
    return Entry.EMPTY
        .with("username", profile.username())
        .with("firstName", profile.firstName())
        .with("lastName", profile.lastName())
        .with("timeZone", profile.timeZone())
        .with("locale", profile.locale());
  }

  private static Map<String, Object> customFields(Residents residents, UserId user) {
    return residents.customFields().seenByUser(user).entrySet().stream()
        .collect(
            toMap(
                field -> field.getKey().text(),
                field -> JsonParser.parseString(field.getValue().json())));
  }

  private static Map<String, Object> preferences(Residents residents, UserId user) {
    return residents.preferences().of(user).entrySet().stream()
        .collect(toMap(wish -> wish.getKey().text(), Map.Entry::getValue));
  }

  // not the keys: whoever has one opens the file
  private static Entry picture(Avatar avatar) {
    var sizes =
        avatar.variants().stream()
            .map(variant ->
                Entry.EMPTY
                    .with("name", variant.name())
                    .with("type", variant.type())
                    .with("width", variant.width())
                    .with("height", variant.height()))
            .toList();
    return Entry.EMPTY.with("id", avatar.id()).with("sizes", sizes);
  }

  private static Entry secondFactor(Residents residents, UserId user) {
    var since = residents.users().get(user).flatMap(User::secondFactorAt);
    var codes = since.map(on -> residents.recoveryCodes().left(user));
    return Entry.EMPTY
        .with("on", since.isPresent())
        .with("since", since)
        .with("recoveryCodesLeft", codes);
  }

  private static Entry session(Session session) {
    return client(session.client())
        .with("id", session.id())
        .with("remember", session.lasting())
        .with("openedAt", session.openedAt())
        .with("lastUsedAt", session.lastUsedAt());
  }

  private static Entry knownDevice(KnownDevice device) {
    return Entry.EMPTY
        .with("userAgent", device.userAgent())
        .with("network", device.network())
        .with("knownAt", device.knownAt())
        .with("seenAt", device.seenAt());
  }

  private static Entry trustedDevice(TrustedDevice device) {
    return client(device.client())
        .with("id", device.id())
        .with("trustedAt", device.trustedAt())
        .with("usedAt", device.usedAt())
        .with("expiresAt", device.expiresAt());
  }

  private static Entry client(Client client) {
    return Entry.EMPTY
        .with("address", client.address().text())
        .with("userAgent", client.userAgent());
  }

  /**
   * One event. What somebody else did to the user is told without who and from where, and what the
   * user did to somebody else without to whom and with what in it: that is theirs.
   */
  private static Entry event(AuditEvent event, UUID user) {
    var self = Optional.of(user);
    var entry = Entry.EMPTY.with("at", event.at()).with("act", event.act());
    if (event.actor().isPresent() && !event.actor().equals(self)) {
      return entry.with("by", "somebody else").with("details", event.details());
    }
    var told =
        event
            .client()
            .map(DataSections::client)
            .map(from -> entry.with("from", from))
            .orElse(entry);
    if (event.target().isPresent() && !event.target().equals(self)) {
      return told.with("to", "somebody else");
    }
    return told.with("details", event.details());
  }
}
