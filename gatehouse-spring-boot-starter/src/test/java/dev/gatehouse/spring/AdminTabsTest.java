package dev.gatehouse.spring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.administration.Actor;
import dev.gatehouse.invitation.Invitee;
import dev.gatehouse.outbox.OutboxEntry;
import dev.gatehouse.oversight.mail.MailReading;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.MovableClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Administrators who do the same in two tabs, or to the same user at the same time. */
class AdminTabsTest {
  private static final String BOSS = "boss@example.org";
  private static final String ADMIN = "/account/admin";
  private static final String UNCHANGED = "There was nothing to do: it is so already.";

  private static Host host;

  @RegisterExtension private final Windows windows = new Windows();
  private final String email = Emails.fresh();

  @BeforeAll
  static void start() {
    // its clock stands still, so that the worker leaves a mail alone that failed
    host = Clocked.start();
    Member.confirmed(host, BOSS);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void inviteTheSamePersonOnce() {
    var admin = Emails.fresh();
    Member.confirmed(host, admin);
    host.gatehouse().administration().grants().promote(boss(), Member.user(host, admin).id());
    var first = Tab.open(host, browser(BOSS), ADMIN + "/new-user");
    var second = Tab.open(host, browser(admin), ADMIN + "/new-user");
    for (var tab : List.of(first, second)) {
      tab.type("E-mail address", email);
      tab.type("First name", "Grace");
    }

    first.press("Send the invitation");
    second.press("Send the invitation");

    first.assertTells("The invitation is on its way.");
    second.assertComplains("There is a user with that address already.");
    assertThat(second.field("E-mail address")).hasValue(email);
    assertThat(second.field("First name")).hasValue("Grace");
  }

  @Test
  void withdrawAnInvitationOnce() {
    host.gatehouse().invitations().invite(boss(), new Invitee(email, "en"));
    var tabs = Tab.two(host, browser(BOSS), ADMIN + "/users/" + Member.user(host, email).id());

    tabs.forEach(tab -> {
      tab.field("Yes, withdraw the invitation and delete the user.").check();
      tab.press("Withdraw and delete");
    });

    tabs.getFirst().assertTells("The invitation is withdrawn.");
    tabs.getLast().assertSays("There is no such user");
    tabs.getLast().follow("Back to “Users”");
    tabs.getLast().assertSays("Users");
  }

  @Test
  void setTheEndOfADeactivationThatWasSentLast() {
    Member.confirmed(host, email);
    var today = LocalDate.ofInstant(host.bean(MovableClock.class).instant(), ZoneOffset.UTC);
    var tabs = Tab.two(host, browser(BOSS), ADMIN + "/users/" + Member.user(host, email).id());

    for (int i = 0; i < 2; i++) {
      var tab = tabs.get(i);
      tab.type("May sign in again from", today.plusDays(10 + i).toString());
      tab.press("Deactivate");
      tab.assertTells("The user is deactivated and signed out everywhere.");
      assertThat(tab.field("May sign in again from")).hasValue(today.plusDays(10 + i).toString());
    }
    tabs.getLast().press("Change the deactivation");
    tabs.getLast().assertTells(UNCHANGED);
    tabs.getFirst().press("Reactivate");
    tabs.getFirst().assertTells("The user can sign in again.");
    tabs.getLast().press("Reactivate");
    tabs.getLast().assertTells(UNCHANGED);
  }

  @Test
  void endASessionOnce() {
    Member.confirmed(host, email);
    Visitor.at(host).signedIn(email);
    var tabs = Tab.two(host, browser(BOSS), ADMIN + "/sessions?q=" + email);

    tabs.forEach(tab -> act(tab, "End the session of " + email));

    tabs.getFirst().assertTells("The user is signed out there.");
    tabs.getLast().assertTells(UNCHANGED);
    assertThat(tabs.getLast().field("User")).hasValue(email);
  }

  @Test
  void takeAMailBackOnce() {
    failed();
    var tabs = Tab.two(host, browser(BOSS), ADMIN + "/outbox?stage=retried");

    tabs.forEach(tab -> act(tab, "Take back “Link to confirm the address” for " + email));

    tabs.getFirst().assertTells("The mail is taken back: nobody gets it.");
    tabs.getLast().assertTells(UNCHANGED);
  }

  @Test
  void sendAMailOnce() {
    failed();
    var tabs = Tab.two(host, browser(BOSS), ADMIN + "/outbox?stage=retried");

    act(tabs.getFirst(), "Try “Link to confirm the address” for " + email);
    tabs.getFirst().assertTells("The mail is tried at once.");
    host.mailed("confirm-email", email);
    act(tabs.getLast(), "Take back “Link to confirm the address” for " + email);

    tabs.getLast().assertSays("The mail does not wait any more");
    tabs.getLast().follow("Back to “Outbox”");
    tabs.getLast().assertSays("Mail outbox");
  }

  private static void act(Tab tab, String name) {
    tab.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
  }

  // a mail to the address that was tried once, in vain
  private void failed() {
    host.mails().broken(true);
    Visitor.at(host).registered(email);
    host.gatehouse().outbox().deliverDue();
    while (!retried()) {
      // the application's own worker has it
      Thread.onSpinWait();
    }
    host.mails().broken(false);
  }

  private boolean retried() {
    var stage = Optional.of(OutboxEntry.Stage.RETRIED);
    return host.gatehouse().mails().page(boss(), stage, Optional.empty(), 100)
            instanceof MailReading.Read(var page, var at)
        && page.mails().stream().anyMatch(mail -> mail.email().equals(Optional.of(email)));
  }

  private BrowserContext browser(String email) {
    return windows.phone(Visitor.at(host).signedIn(email));
  }

  private static Actor boss() {
    return Member.actor(host, BOSS);
  }
}
