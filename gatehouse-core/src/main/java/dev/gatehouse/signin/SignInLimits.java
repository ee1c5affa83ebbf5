package dev.gatehouse.signin;

import dev.gatehouse.client.Client;
import dev.gatehouse.device.KnownDevices;
import dev.gatehouse.throttle.Limit;
import dev.gatehouse.throttle.Rule;
import dev.gatehouse.user.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Under which limits a sign-in with a password stands. */
final class SignInLimits {
  private final SignInSettings settings;
  private final KnownDevices devices;

  SignInLimits(SignInSettings settings, KnownDevices devices) {
    this.settings = settings;
    this.devices = devices;
  }

  List<Rule> rules(SignInForm form, Client client) {
    var email = EmailAddress.parse(form.email());
    // every spelling of an address counts as one, and what is no address counts too
    var address =
        email
            .map(EmailAddress::canonical)
            .orElseGet(() -> form.email().strip().toLowerCase(Locale.ROOT));
    var network = client.address().network();
    var rules = new ArrayList<Rule>();
    rules.add(
        new Rule(
            "sign-in-per-address-and-client",
            address + '\n' + network,
            settings.perAddressAndClient()));
    rules.add(new Rule("sign-in-per-client", network, settings.perClient()));
    // strangers use this limit up at will: it must not keep the user's own devices out
    if (!isKnown(email, form)) {
      rules.add(new Rule("sign-in-per-address", address, settings.perAddress()));
    }
    return rules;
  }

  /** Under which a refusal is noted in the trail. */
  Rule onceForTheTrail(Client client) {
    var window = settings.perClient().window();
    return new Rule("sign-in-throttled", client.address().network(), new Limit(1, window));
  }

  private boolean isKnown(Optional<EmailAddress> email, SignInForm form) {
    return email
        .flatMap(address -> form.arrival().device().filter(token -> devices.knows(address, token)))
        .isPresent();
  }
}
