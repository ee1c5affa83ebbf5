package dev.gatehouse.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody learns from an answer whether an address has a user. */
@ParameterizedClass
@EnumSource
class EnumerationTest {
  private final Host host;
  private final String known = Emails.fresh();
  private final String unknown = Emails.fresh();

  EnumerationTest(TestDatabase database) {
    host = Host.shared(database);
  }

  @BeforeEach
  void registerOneOfTheTwo() {
    Visitor.at(host).registered(known);
  }

  @Test
  void answersARegistrationByJsonAlike() {
    assertAlike(
        Visitor.at(host).json("registrations", credentials(known)),
        Visitor.at(host).json("registrations", credentials(unknown)),
        202);
    host.gatehouse().outbox().deliverDue();
    assertThat(host.mails().all())
        .anyMatch(mail -> mail.to().equals(known) && mail.template().equals("already-registered"));
  }

  @Test
  void answersARegistrationByFormAlike() {
    assertAlike(
        Visitor.at(host).submit("/account/register", "email", known, "password", Kit.PASSWORD),
        Visitor.at(host).submit("/account/register", "email", unknown, "password", Kit.PASSWORD),
        303);
  }

  @Test
  void answersASignInByJsonAlike() {
    var wrong = credentials("ADDRESS").replace(Kit.PASSWORD, "not the password");
    assertAlike(
        Visitor.at(host).json("sessions", wrong.replace("ADDRESS", known)),
        Visitor.at(host).json("sessions", wrong.replace("ADDRESS", unknown)),
        401);
  }

  @Test
  void answersASignInByFormAlike() {
    assertAlike(
        Visitor.at(host).submit("/account/sign-in", "email", known, "password", "wrong"),
        Visitor.at(host).submit("/account/sign-in", "email", unknown, "password", "wrong"),
        422);
  }

  @Test
  void answersARequestForAnotherPasswordByJsonAlike() {
    assertAlike(
        Visitor.at(host).json("password-resets", address(known)),
        Visitor.at(host).json("password-resets", address(unknown)),
        202);
    assertThat(host.mailedToken("reset-password", known)).isNotEmpty();
    assertThat(host.mails().all()).noneMatch(mail -> mail.to().equals(unknown));
  }

  @Test
  void answersARequestForAnotherPasswordByFormAlike() {
    assertAlike(
        Visitor.at(host).submit("/account/forgot", "email", known),
        Visitor.at(host).submit("/account/forgot", "email", unknown),
        303);
  }

  @Test
  void answersARequestForAnotherConfirmationLinkAlike() {
    assertAlike(
        Visitor.at(host).json("email-confirmations/requests", address(known)),
        Visitor.at(host).json("email-confirmations/requests", address(unknown)),
        202);
    assertAlike(
        Visitor.at(host).submit("/account/confirm/again", "email", known),
        Visitor.at(host).submit("/account/confirm/again", "email", unknown),
        303);
    assertThat(host.mails().all()).noneMatch(mail -> mail.to().equals(unknown));
  }

  @Test
  void answersAWishForAnotherAddressAlike() {
    var wisher = Emails.fresh();
    var visitor = Visitor.at(host).registered(wisher).signedInByToken(wisher);
    var body = "{\"presentPassword\":\"%s\",\"email\":\"%s\"}";

    assertAlike(
        visitor.json("email-changes", body.formatted(Kit.PASSWORD, known)),
        visitor.json("email-changes", body.formatted(Kit.PASSWORD, unknown)),
        202);
    assertThat(host.mailed("address-taken", known)).isNotNull();
    assertThat(host.mailedToken("confirm-email-change", unknown)).isNotEmpty();
  }

  @Test
  void throttlesRequestsForAnotherPasswordAlike() {
    assertAlike(fourthRequest(known), fourthRequest(unknown), 429);
    assertAlike(
        Visitor.at(host).submit("/account/forgot", "email", known),
        Visitor.at(host).submit("/account/forgot", "email", unknown),
        429);
  }

  private HttpResponse<String> fourthRequest(String email) {
    for (int i = 0; i < 3; i++) {
      Visitor.at(host).json("password-resets", address(email));
    }
    return Visitor.at(host).json("password-resets", address(email));
  }

  @Test
  void answersARequestForAMagicLinkAlike() {
    assertAlike(
        Visitor.at(host).json("magic-links", address(known)),
        Visitor.at(host).json("magic-links", address(unknown)),
        202);
    assertAlike(
        Visitor.at(host).submit("/account/magic-link/request", "email", known),
        Visitor.at(host).submit("/account/magic-link/request", "email", unknown),
        303);
    assertThat(host.mailedToken("magic-link", known)).isNotEmpty();
    assertThat(host.mails().all()).noneMatch(mail -> mail.to().equals(unknown));
  }

  @Test
  void throttlesRequestsForAMagicLinkAlike() {
    for (int i = 0; i < 3; i++) {
      Visitor.at(host).json("magic-links", address(known));
      Visitor.at(host).json("magic-links", address(unknown));
    }

    assertAlike(
        Visitor.at(host).json("magic-links", address(known)),
        Visitor.at(host).json("magic-links", address(unknown)),
        429);
  }

  @Test
  void throttlesBothAlike() {
    assertAlike(sixthFailure(known), sixthFailure(unknown), 429);
  }

  private HttpResponse<String> sixthFailure(String email) {
    var visitor = Visitor.at(host);
    var wrong = credentials(email).replace(Kit.PASSWORD, "not the password");
    for (int i = 0; i < 5; i++) {
      visitor.json("sessions", wrong);
    }
    return visitor.json("sessions", wrong);
  }

  private void assertAlike(HttpResponse<String> one, HttpResponse<String> other, int status) {
    assertThat(one.statusCode()).isEqualTo(other.statusCode()).isEqualTo(status);
    assertThat(headers(one)).isEqualTo(headers(other));
    assertThat(text(one)).isEqualTo(text(other));
  }

  // what differs by chance: the time, the masked token, and what was typed
  private String text(HttpResponse<String> response) {
    return response
        .body()
        .replace(known, "ADDRESS")
        .replace(unknown, "ADDRESS")
        .replaceAll("Try again in \\w+ \\w+", "Try again")
        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "CSRF");
  }

  private static Map<String, List<String>> headers(HttpResponse<String> response) {
    var headers = new TreeMap<>(response.headers().map());
    headers.remove("date");
    headers.computeIfPresent("retry-after", (name, values) -> List.of("seconds"));
    headers.computeIfPresent("content-length", (name, values) -> List.of("bytes"));
    return headers;
  }

  private static String address(String email) {
    return "{\"email\":\"%s\"}".formatted(email);
  }

  private static String credentials(String email) {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, Kit.PASSWORD);
  }
}
