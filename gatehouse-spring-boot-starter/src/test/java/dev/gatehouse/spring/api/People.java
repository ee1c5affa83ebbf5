package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.net.http.HttpResponse;

/** Users of every rank at one host. */
record People(Host host) {
  /** A new Owner, signed in. */
  Visitor owner() {
    var email = Emails.fresh();
    Visitor.at(host).registered(email);
    var first = first();
    if (!first.user().equals(id(email))) {
      host.gatehouse().administration().grants().grantOwnership(first, id(email));
    }
    return Visitor.at(host).signedInByToken(email);
  }

  /** A new Admin, signed in. */
  Visitor admin(String email) {
    Visitor.at(host).registered(email);
    host.gatehouse().administration().grants().promote(first(), id(email));
    return Visitor.at(host).signedInByToken(email);
  }

  /** A new user, signed in. */
  Visitor user(String email) {
    return Visitor.at(host).registered(email).signedInByToken(email);
  }

  UserId id(String email) {
    return EmailAddress.parse(email).flatMap(host.gatehouse().users()::byEmail).orElseThrow().id();
  }

  private Actor first() {
    var client = new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), "People");
    return new Actor(host.gatehouse().roles().firstAdmin().orElseThrow(), client);
  }

  static void assertProblem(HttpResponse<String> response, int status, String name) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains("\"type\":\"urn:gatehouse:problem:" + name + "\"");
  }

  static void assertFault(HttpResponse<String> response, String field, String code) {
    assertThat(response.body()).contains("\"field\":\"%s\",\"code\":\"%s\"".formatted(field, code));
  }
}
