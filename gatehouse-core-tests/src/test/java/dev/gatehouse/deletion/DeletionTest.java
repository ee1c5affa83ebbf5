package dev.gatehouse.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.event.UserStatusChanged;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditVerdict;
import dev.gatehouse.password.Password;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Users who delete their own accounts. */
@EachDatabase
class DeletionTest {
  private static final String BOB = "bob@example.org";
  private static final Duration GRACE = Duration.ofDays(30);

  private final Kit kit;
  private final User ada;
  private final User bob;

  DeletionTest(Kit kit) {
    this.kit = kit;
    this.ada = kit.registered("ada@example.org");
    this.bob = kit.registered(BOB);
  }

  @Test
  void closesTheAccountAtOnceOnEveryNode() {
    var client = kit.client();
    var token = kit.signedIn(BOB, client).token();
    var otherNode = kit.gatehouse();
    kit.node(settings -> settings);
    var due = kit.clock().instant().plus(GRACE);

    assertThat(delete()).isEqualTo(new Deletion.Scheduled(due));

    assertThat(otherNode.sessions().check(token, client)).isEqualTo(new SessionCheck.Dead());
    assertThat(signIn()).isEqualTo(new SignIn.Inactive());
    var mail = kit.latestMail(BOB).orElseThrow();
    assertThat(mail.template()).isEqualTo("deletion-requested");
    assertThat(mail.values()).containsEntry("due", due.toString());
    assertThat(kit.gatehouse().audit().about(bob.id().value(), 10))
        .extracting(AuditEvent::act)
        .contains("deletion-requested");
    assertThat(kit.events()).endsWith(new UserStatusChanged(bob.id().value(), now(), false));
  }

  @Test
  void voidsEveryOtherMailedLink() {
    kit.gatehouse().passwordResets().request(bob.email(), kit.client());
    var reset = kit.latestMail(BOB).orElseThrow().values().get("token");

    delete();

    assertThat(kit.gatehouse().deletions().restorable(String.valueOf(reset))).isFalse();
    restore(link());
    var fresh = Password.of("seven quiet herons at noon");
    assertThat(kit.gatehouse().passwordResets().reset(String.valueOf(reset), fresh, kit.client()))
        .isInstanceOf(PasswordReset.Dead.class);
  }

  @Test
  void isUndoneByTheMailedLinkOnce() {
    delete();
    var link = link();
    kit.clock().move(GRACE.minusMillis(1));
    assertThat(kit.gatehouse().deletions().restorable(link)).isTrue();
    assertThat(kit.gatehouse().deletions().restorable(link)).isTrue();
    assertThat(signIn()).isEqualTo(new SignIn.Inactive());

    assertThat(restore(link)).isEqualTo(new Restoration.Restored(bob.id()));

    assertThat(restore(link)).isEqualTo(new Restoration.Dead());
    assertThat(signIn()).isInstanceOf(SignIn.SignedIn.class);
    assertThat(kit.mails()).extracting(Mail::template).contains("deletion-undone");
    kit.clock().move(Duration.ofDays(60));
    sweep();
    assertThat(kit.gatehouse().users().get(bob.id())).isPresent();
  }

  @Test
  void cannotBeUndoneOnceTheGraceIsOver() {
    delete();
    var link = link();
    kit.clock().move(GRACE);

    assertThat(kit.gatehouse().deletions().restorable(link)).isFalse();
    assertThat(restore(link)).isEqualTo(new Restoration.Dead());
    assertThat(restore("nonsense")).isEqualTo(new Restoration.Dead());
  }

  @Test
  void leavesTheUserUntilTheGraceIsOver() {
    delete();
    kit.clock().move(GRACE.minusMillis(1));

    sweep();

    assertThat(kit.gatehouse().users().get(bob.id())).isPresent();
    register();
    assertThat(kit.user(BOB).id()).isEqualTo(bob.id());
    assertThat(signIn()).isEqualTo(new SignIn.Inactive());
  }

  @Test
  void leavesTheTrailAloneInTheEnd() {
    kit.signedIn(BOB, kit.client());
    delete();
    kit.clock().move(GRACE);
    kit.gatehouse().audit().seal();
    var events = kit.gatehouse().audit().about(bob.id().value(), 100);

    sweep();

    kit.gatehouse().audit().seal();
    assertThat(kit.gatehouse().audit().verify()).isInstanceOf(AuditVerdict.Whole.class);
    var after = kit.gatehouse().audit().about(bob.id().value(), 100);
    assertThat(after.getFirst().act()).isEqualTo("user-deleted");
    assertThat(after.subList(1, after.size())).isEqualTo(events);
    assertThat(kit.gatehouse().users().get(bob.id())).isEmpty();
    assertThat(kit.events()).endsWith(new UserDeleted(bob.id().value(), now()));
    kit.mails();
    assertThat(Tables.on(kit).everything()).doesNotContainIgnoringCase(BOB);
  }

  @Test
  void freesAddressAndUserName() {
    var name = bob.profile().username().orElseThrow();
    delete();
    kit.clock().move(GRACE);
    sweep();

    register();

    assertThat(kit.user(BOB).id()).isNotEqualTo(bob.id());
    assertThat(kit.user(BOB).profile().username()).contains(name);
  }

  @Test
  void takesBackWhatWaitsToBeMailedButTheFarewell() {
    delete();
    kit.mailServer().broken(true);
    kit.gatehouse().outbox().deliverDue();
    kit.clock().move(GRACE);
    sweep();
    kit.mailServer().broken(false);
    kit.clock().move(Duration.ofDays(1));

    var mails = kit.mails();

    assertThat(mails)
        .filteredOn(mail -> mail.to().equals(BOB))
        .extracting(Mail::template)
        .contains("account-deleted")
        .doesNotContain("deletion-requested");
  }

  @Test
  void needsACodeWhileTheSecondFactorIsOn() {
    var cyd = kit.enrolled("cyd@example.org");
    var proof = kit.confirmed(cyd.user());
    var deletions = kit.gatehouse().deletions();

    assertThat(deletions.delete(proof, Optional.empty(), kit.client()))
        .isEqualTo(new Deletion.CodeNeeded());
    assertThat(deletions.delete(proof, Optional.of(new FactorCode.Totp("000000")), kit.client()))
        .isEqualTo(new Deletion.WrongCode());
    var code = new FactorCode.Totp(cyd.phone().code());
    assertThat(deletions.delete(proof, Optional.of(code), kit.client()))
        .isInstanceOf(Deletion.Scheduled.class);
  }

  @Test
  void limitsTheCodes() {
    var cyd = kit.enrolled("cyd@example.org");
    var proof = kit.confirmed(cyd.user());
    var wrong = Optional.<FactorCode>of(new FactorCode.Totp("000000"));
    for (int i = 0; i < 5; i++) {
      kit.gatehouse().deletions().delete(proof, wrong, kit.client());
    }

    var code = Optional.<FactorCode>of(new FactorCode.Totp(cyd.phone().code()));
    assertThat(kit.gatehouse().deletions().delete(proof, code, kit.client()))
        .isInstanceOf(Deletion.Throttled.class);
  }

  @Test
  void takesNoProofFromBeforeACredentialChanged() {
    var proof = kit.confirmed(bob);
    kit.gatehouse().administration().statuses().deactivate(by(ada), bob.id(), "");
    kit.gatehouse().administration().statuses().reactivate(by(ada), bob.id());

    assertThat(kit.gatehouse().deletions().delete(proof, Optional.empty(), kit.client()))
        .isEqualTo(new Deletion.Outdated());
  }

  @Test
  void isDoneAtOnceWithoutAGrace() {
    kit.node(settings -> settings.with(new DeletionSettings(Duration.ZERO)));

    assertThat(delete()).isEqualTo(new Deletion.Deleted());

    assertThat(kit.gatehouse().users().get(bob.id())).isEmpty();
    assertThat(kit.latestMail(BOB).orElseThrow().template()).isEqualTo("account-deleted");
  }

  @Test
  void goesOnPastAUserWhomTheApplicationHolds() {
    var cyd = kit.registered("cyd@example.org");
    var id =
        kit.dataSource() instanceof HikariDataSource pool && isPostgres(pool) ? "uuid" : "text";
    Tables.on(kit)
        .update("create table orders (user_id " + id + " references gatehouse_users (id))");
    Tables.on(kit).update("insert into orders (user_id) values ('%s')".formatted(bob.id()));
    delete();
    kit.gatehouse().deletions().delete(kit.confirmed(cyd), Optional.empty(), kit.client());
    kit.clock().move(GRACE);

    sweep();

    assertThat(kit.gatehouse().users().get(cyd.id())).isEmpty();
    assertThat(kit.gatehouse().users().get(bob.id())).isPresent();
    assertThat(kit.gatehouse().roles().of(bob.id())).isNotEmpty();
    assertThat(kit.mails()).filteredOn(mail -> mail.to().equals(BOB)).noneMatch(this::isFarewell);
    Tables.on(kit).update("delete from orders");
    kit.clock().move(Duration.ofHours(1));
    sweep();
    assertThat(kit.gatehouse().users().get(bob.id())).isEmpty();
  }

  private boolean isFarewell(Mail mail) {
    return mail.template().equals("account-deleted");
  }

  private static boolean isPostgres(HikariDataSource pool) {
    return String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:postgresql:");
  }

  private Deletion delete() {
    return kit.gatehouse()
        .deletions()
        .delete(kit.confirmed(kit.user(BOB)), Optional.empty(), kit.client());
  }

  private String link() {
    kit.mails();
    return kit.mails().reversed().stream()
        .filter(mail -> mail.template().equals("deletion-requested"))
        .map(mail -> mail.values().get("token"))
        .findFirst()
        .orElseThrow();
  }

  private Restoration restore(String token) {
    return kit.gatehouse().deletions().restore(token, kit.client());
  }

  private SignIn signIn() {
    var form = new SignInForm(BOB, Password.of(Kit.PASSWORD), Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }

  private void register() {
    var form = new RegistrationForm(BOB, Password.of(Kit.PASSWORD), "en");
    kit.gatehouse().registrations().register(form, kit.client());
  }

  private void sweep() {
    kit.gatehouse().housekeeping().sweep();
  }

  private Instant now() {
    return kit.clock().instant();
  }

  private Actor by(User user) {
    return new Actor(user.id(), kit.client());
  }
}
