package dev.gatehouse.spring.api;

import static dev.gatehouse.spring.api.People.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.secondfactor.SetupStart;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Authenticator;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Second factors removed by administrators, over JSON. */
@ParameterizedClass
@EnumSource
class UserFactorApiTest {
  private final Host host;
  private final People people;
  private final Visitor owner;
  private final String bob = Emails.fresh();
  private final String bobs;

  UserFactorApiTest(TestDatabase database) {
    host = Host.shared(database);
    people = new People(host);
    owner = people.owner();
    people.user(bob);
    bobs = "users/" + people.id(bob);
  }

  @Test
  void isRemovedWithAReasonOnceAndTold() {
    switchOn();
    assertThat(owner.api("GET", bobs).body())
        .contains("\"secondFactorAt\":", "\"recoveryCodesLeft\":10");
    assertThat(signIn()).contains("second-factor");

    var removed = owner.json("DELETE", bobs + "/second-factor", "{\"reason\":\"lost it\"}");

    assertThat(removed.body()).isEqualTo("{\"status\":\"changed\"}");
    assertThat(host.mailed("second-factor-removed", bob).values())
        .containsEntry("reason", "lost it");
    assertThat(owner.api("GET", bobs).body())
        .contains("\"recoveryCodesLeft\":0")
        .doesNotContain("\"secondFactorAt\":");
    assertThat(signIn()).contains("\"sessionId\"");
    assertThat(owner.json("DELETE", bobs + "/second-factor", "{}").body())
        .isEqualTo("{\"status\":\"unchanged\"}");
  }

  @Test
  void isToldToNobodyWhenAsked() {
    switchOn();

    var removed = owner.json("DELETE", bobs + "/second-factor", "{\"tell\":false}");

    assertThat(removed.body()).isEqualTo("{\"status\":\"changed\"}");
    var trail = owner.api("GET", "audit-events?act=second-factor-removed&target=" + people.id(bob));
    assertThat(trail.body()).contains("\"told\":\"nobody\"");
  }

  @Test
  void isNotForEqualsNorForOneselfNorOfNobody() {
    var admins = Emails.fresh();
    var admin = people.admin(admins);
    owner.api("PUT", bobs + "/promotion");

    assertProblem(admin.json("DELETE", bobs + "/second-factor", "{}"), 403, "rank-too-low");
    var own = "users/" + people.id(admins) + "/second-factor";
    assertProblem(admin.json("DELETE", own, "{}"), 403, "rank-too-low");
    var nobodys = "users/" + UUID.randomUUID() + "/second-factor";
    assertProblem(admin.json("DELETE", nobodys, "{}"), 404, "unknown-user");
  }

  private String signIn() {
    var form = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(bob, Kit.PASSWORD);
    return Visitor.at(host).json("sessions", form).body();
  }

  private void switchOn() {
    owner.api("PUT", bobs + "/confirmation");
    var client = new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), "UserFactorApiTest");
    var user = people.id(bob);
    var factors = host.gatehouse().secondFactors();
    var present = Password.of(Kit.PASSWORD);
    if (host.gatehouse().passwords().confirm(user, present, client)
            instanceof PasswordConfirmation.Confirmed(var proof)
        && factors.begin(proof, client) instanceof SetupStart.Waiting(var setup)) {
      var code = Authenticator.of(setup.secret().reveal(), InstantSource.system()).code();
      var asking = new SecondFactors.Asking(Optional.empty(), client);
      assertThat(factors.enable(user, setup.id(), code, asking))
          .isInstanceOf(FactorChange.Changed.class);
    }
    assertThat(factors.state(user).on()).isTrue();
  }
}
