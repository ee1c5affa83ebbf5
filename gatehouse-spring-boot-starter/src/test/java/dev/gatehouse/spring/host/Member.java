package dev.gatehouse.spring.host;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.email.Evidence;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.recovery.RecoveryCode;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.secondfactor.SetupStart;
import dev.gatehouse.testing.Authenticator;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.MovableClock;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A user of a {@link Clocked} application, with a confirmed address and a second factor. */
public record Member(Host host, String email, Authenticator phone, List<RecoveryCode> codes) {
  /** Somebody new; a step after the one whose code has been used. */
  public static Member of(Host host) {
    var email = Emails.fresh();
    confirmed(host, email);
    var factors = host.gatehouse().secondFactors();
    var user = user(host, email);
    var present = Password.of(Kit.PASSWORD);
    var client = client();
    if (host.gatehouse().passwords().confirm(user.id(), present, client)
            instanceof PasswordConfirmation.Confirmed(var proof)
        && factors.begin(proof, client) instanceof SetupStart.Waiting(var setup)) {
      var phone = Authenticator.of(setup.secret().reveal(), host.bean(MovableClock.class));
      var asking = new SecondFactors.Asking(Optional.empty(), client);
      if (factors.enable(user.id(), setup.id(), phone.code(), asking)
          instanceof FactorChange.Changed changed) {
        var member = new Member(host, email, phone, changed.codes());
        member.waitForTheNextCode();
        return member;
      }
    }
    throw new IllegalStateException("the second factor could not be set up");
  }

  /** Registers the address and confirms it. */
  public static void confirmed(Host host, String email) {
    Visitor.at(host).registered(email);
    if (!user(host, email).confirmed()) {
      var evidence = Evidence.of(Password.of(Kit.PASSWORD));
      host.gatehouse()
          .emails()
          .confirm(host.mailedToken("confirm-email", email), evidence, client());
    }
  }

  /** Waits until the authenticator shows another code. */
  public void waitForTheNextCode() {
    host.bean(MovableClock.class).move(Duration.ofSeconds(30));
  }

  /** A code that the authenticator has not shown before. */
  public String nextCode() {
    waitForTheNextCode();
    return phone.code();
  }

  /** What is in the place of right now. */
  public User user() {
    return user(host, email);
  }

  /** Address and password, as JSON without the closing brace. */
  public String credentials() {
    return "{\"email\":\"%s\",\"password\":\"%s\"".formatted(email, Kit.PASSWORD);
  }

  /** The user with that address. */
  public static User user(Host host, String email) {
    return EmailAddress.parse(email).flatMap(host.gatehouse().users()::byEmail).orElseThrow();
  }

  /** The user with that address, who acts on others. */
  public static Actor actor(Host host, String email) {
    return new Actor(user(host, email).id(), client());
  }

  private static Client client() {
    return new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), "Member/1.0");
  }
}
