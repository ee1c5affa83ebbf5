package dev.gatehouse.examples.plain;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.SqliteDataSources;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.password.Password;
import dev.gatehouse.registration.Registration;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import java.io.IOException;
import java.nio.file.Path;

/** A program without any framework, for members only. */
public final class Club {
  private static final Client TERMINAL =
      new Client(ClientAddress.parse("127.0.0.1").orElseThrow(), "terminal");

  private final Gatehouse gatehouse;

  Club(Gatehouse gatehouse) {
    this.gatehouse = gatehouse;
  }

  /** Joins or enters: {@code join ada@example.org <password>}. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("Usage: join|enter <e-mail> <password>");
      System.exit(2);
    }
    var keyRing = KeyRing.loadOrCreate(Path.of("key-ring.json"));
    try (var accounts = SqliteDataSources.open(Path.of("accounts.db"));
        var gatehouse = Gatehouse.on(accounts, keyRing).open()) {
      var club = new Club(gatehouse);
      var password = Password.of(arguments[2]);
      System.out.println(
          arguments[0].equals("join")
              ? club.join(arguments[1], password)
              : club.enter(arguments[1], password));
    }
  }

  String join(String email, Password password) {
    var form = new RegistrationForm(email, password, "en");
    return switch (gatehouse.registrations().register(form, TERMINAL)) {
      case Registration.Accepted() -> "Welcome to the club.";
      case Registration.Rejected(var malformed, var weaknesses, var faults) ->
          malformed ? "That is no e-mail address." : "That password will not do: " + weaknesses;
      case Registration.Closed() -> "The club takes no members.";
      case Registration.Throttled(var wait) -> "Not so often; wait " + wait.toSeconds() + " s.";
      case Registration.Busy(var wait) -> "Busy; try again in " + wait.toSeconds() + " s.";
    };
  }

  String enter(String email, Password password) {
    var form = new SignInForm(email, password, Arrival.plain());
    return switch (gatehouse.signIns().withPassword(form, TERMINAL)) {
      case SignIn.SignedIn(var opened, var device) ->
          "Come in. You are " + gatehouse.roles().of(opened.session().user()).first().name() + ".";
      case SignIn.SecondFactorNeeded(var challenge, var until) -> "And your code?";
      case SignIn.PasswordChangeNeeded(var token) -> "Choose another password first.";
      case SignIn.Rejected() -> "Members only.";
      case SignIn.Inactive() -> "Your membership rests.";
      case SignIn.Throttled(var wait) -> "Not so often; wait " + wait.toSeconds() + " s.";
      case SignIn.Busy(var wait) -> "Busy; try again in " + wait.toSeconds() + " s.";
    };
  }
}
