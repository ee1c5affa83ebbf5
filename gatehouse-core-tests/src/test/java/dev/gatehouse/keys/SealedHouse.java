package dev.gatehouse.keys;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.audit.Audit;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.password.Password;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.secondfactor.SetupStart;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SecondFactorForm;
import dev.gatehouse.signin.SecondStep;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.Authenticator;
import dev.gatehouse.testing.Enrolled;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.totp.TotpSetup;
import dev.gatehouse.totp.Totps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A database in which something of every kind is sealed: Ada has a second factor, Bob sets one up.
 */
final class SealedHouse {
  static final String ADA = "ada@example.org";
  static final String BOB = "bob@example.org";
  static final List<Sealed> COLUMNS =
      Stream.of(Keys.sealed(), Totps.sealed(), Outbox.sealed(), Audit.sealed())
          .flatMap(List::stream)
          .toList();

  private final Kit kit;
  private final Tables tables;
  private final Enrolled ada;
  private final TotpSetup setupOfBob;

  SealedHouse(Kit kit) {
    this.kit = kit;
    this.tables = Tables.on(kit);
    this.ada = kit.enrolled(ADA);
    var proof = kit.confirmed(kit.registered(BOB));
    var start = kit.gatehouse().secondFactors().begin(proof, kit.client());
    this.setupOfBob = ((SetupStart.Waiting) start).setup();
    kit.gatehouse().audit().seal();
    // one mail waits
    kit.mails();
    kit.gatehouse().passwordResets().request(kit.user(BOB).email(), kit.client());
  }

  Enrolled ada() {
    return ada;
  }

  TotpSetup setupOfBob() {
    return setupOfBob;
  }

  boolean adaSignsInByPhone(Gatehouse node) {
    kit.clock().move(Duration.ofSeconds(30));
    return adaSignsIn(node, new FactorCode.Totp(ada.phone().code()));
  }

  boolean adaSignsInByRecoveryCode(Gatehouse node, int number) {
    return adaSignsIn(node, new FactorCode.Recovery(ada.recoveryCode(number)));
  }

  private boolean adaSignsIn(Gatehouse node, FactorCode code) {
    var plain = Arrival.plain();
    var password = new SignInForm(ADA, Password.of(Kit.PASSWORD), plain);
    var first = node.signIns().withPassword(password, kit.client());
    var challenge = ((SignIn.SecondFactorNeeded) first).challenge();
    var form = new SecondFactorForm(challenge, code, false, plain);
    return node.signIns().withSecondFactor(form, kit.client()) instanceof SecondStep.SignedIn;
  }

  FactorChange bobFinishesHisSetup(Gatehouse node) {
    var code = Authenticator.of(setupOfBob.secret().reveal(), kit.clock()).code();
    var asking = new SecondFactors.Asking(Optional.empty(), kit.client());
    var bob = kit.user(BOB).id();
    return node.secondFactors().enable(bob, setupOfBob.id(), code, asking);
  }

  /** How many values of which table the key ring opens. */
  Map<String, Long> opened(KeyRing ring) {
    var opened = new TreeMap<String, Long>();
    for (var column : COLUMNS) {
      var from = " from " + column.table() + " where sealed is not null order by " + column.id();
      var ids = tables.texts("select " + column.id() + from);
      var values = tables.texts("select sealed" + from);
      var count =
          IntStream.range(0, ids.size())
              .filter(i -> ring.unseal(values.get(i), column.place().apply(ids.get(i))).isPresent())
              .count();
      opened.put(column.table(), count);
    }
    return opened;
  }

  /** How many sealed values which table has. */
  Map<String, Long> all() {
    var all = new TreeMap<String, Long>();
    for (var column : COLUMNS) {
      all.put(column.table(), tables.number("select count(sealed) from " + column.table()));
    }
    return all;
  }
}
