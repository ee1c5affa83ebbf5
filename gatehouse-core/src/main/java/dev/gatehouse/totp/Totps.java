package dev.gatehouse.totp;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.keys.Sealed;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets that users share with their authenticators, and the codes made of them.
 *
 * <p>Secrets are sealed for their user and opened to check a code, and at no other time. What is
 * kept of a use is the highest step accepted: no code of that step or an earlier one is accepted
 * again, whatever the clock does.
 */
public final class Totps {
  private static final Logger LOG = LoggerFactory.getLogger(Totps.class);
  private static final long STEP_SECONDS = 30;
  private static final int DIGITS = 6;

  // sealed for one table and user: copied into another row, it does not open
  private static final String PLACE = "gatehouse_totp ";
  private static final String SETUP_PLACE = "gatehouse_totp_setups ";

  private final Foundation foundation;
  private final Keys keys;
  private final TotpSettings settings;
  private final TotpRepository secrets = new TotpRepository();
  private final TotpSetupRepository setups = new TotpSetupRepository();

  /** Makes the service. */
  public Totps(Foundation foundation, Keys keys, TotpSettings settings) {
    this.foundation = foundation;
    this.keys = keys;
    this.settings = settings;
  }

  /** What is sealed here, in use and waiting. */
  public static List<Sealed> sealed() {
    return List.of(
        new Sealed("gatehouse_totp", "user_id", user -> PLACE + user, TotpRepository::swap),
        new Sealed(
            "gatehouse_totp_setups",
            "user_id",
            user -> SETUP_PLACE + user,
            TotpSetupRepository::swap));
  }

  /** Begins to set up a new secret; one that waited before is void. */
  public TotpSetup begin(Transaction transaction, Beginning beginning) {
    var secret = TotpSecret.issue(foundation.random());
    var row =
        new TotpSetupRepository.Row(
            foundation.newId(beginning.at()),
            beginning.user(),
            keys.seal(secret.hex(), setupPlace(beginning.user())),
            beginning.credentialVersion(),
            beginning.at().plus(settings.setup()));
    setups.put(transaction, row);
    return setup(row, secret, beginning.email());
  }

  /**
   * Who begins to set up a secret.
   *
   * @param credentialVersion the state of the credentials that may begin; a change voids the setup
   */
  public record Beginning(UserId user, EmailAddress email, long credentialVersion, Instant at) {}

  /** The secret that waits for its first code, if one does. */
  public Optional<TotpSetup> waiting(UserId user, EmailAddress email) {
    return foundation
        .database()
        .read(handle -> setups.find(handle, user, foundation.now()))
        .map(row -> setup(row, opened(row), email));
  }

  /**
   * The state of the credentials under which the setup of that id was begun; empty when it is gone.
   */
  public Optional<Long> versionOf(Transaction transaction, FirstCode first) {
    return find(transaction, first).map(TotpSetupRepository.Row::credentialVersion);
  }

  /**
   * Puts the waiting secret of that id into use by its first code; false, and nothing has changed,
   * when the setup is gone or the code is not of this moment.
   */
  public boolean enable(Transaction transaction, FirstCode first) {
    var row = find(transaction, first);
    if (row.isEmpty()) {
      return false;
    }
    var secret = opened(row.get());
    var step = match(secret, first.code(), first.at());
    if (step.isEmpty() || !setups.delete(transaction, first.user(), first.setup())) {
      return false;
    }
    // the step of the first code is used up by it
    var sealed = keys.seal(secret.hex(), place(first.user()));
    secrets.put(transaction, first.user(), sealed, step.getAsLong());
    return true;
  }

  private Optional<TotpSetupRepository.Row> find(Transaction transaction, FirstCode first) {
    return setups
        .find(transaction.handle(), first.user(), first.at())
        .filter(waiting -> waiting.id().equals(first.setup()));
  }

  /** The first code of a waiting secret. It never prints itself. */
  public record FirstCode(UserId user, UUID setup, String code, Instant at) {
    @Override
    public String toString() {
      return "[redacted]";
    }
  }

  /** Accepts the code, once; false for a wrong, early, late or used one, and for no secret. */
  public boolean accept(Transaction transaction, UserId user, String code, Instant now) {
    var sealed = secrets.sealed(transaction, user);
    if (sealed.isEmpty()) {
      return false;
    }
    var hex = keys.unsealed(sealed.get(), place(user));
    if (hex.isEmpty()) {
      LOG.error("the TOTP secret of user {} does not open: changed, moved, or its key lost", user);
      return false;
    }
    var step = match(TotpSecret.ofHex(hex.get()), code, now);
    if (step.isEmpty() || !secrets.accept(transaction, user, step.getAsLong())) {
      return false;
    }
    if (keys.outdated(sealed.get())) {
      var fresh = keys.seal(hex.get(), place(user));
      TotpRepository.swap(transaction, new Sealed.Swap(user.value(), sealed.get(), fresh));
    }
    return true;
  }

  /** Removes the user's secret. */
  public void remove(Transaction transaction, UserId user) {
    secrets.delete(transaction, user);
  }

  /** Removes the setups that nobody has finished, and says how many. */
  public int purge(Instant now) {
    return foundation.database().write(transaction -> setups.purge(transaction, now));
  }

  // of two steps that have the same code by chance the later, which uses up both
  private OptionalLong match(TotpSecret secret, String typed, Instant now) {
    var code = typed.replaceAll("\\s", "");
    if (code.length() != DIGITS) {
      return OptionalLong.empty();
    }
    var found = OptionalLong.empty();
    long present = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    for (long step = present - settings.before(); step <= present + settings.after(); step++) {
      // every step is looked at, and in constant time, or timing tells how near a guess was
      if (same(secret.code(step), code)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private static boolean same(String code, String typed) {
    return MessageDigest.isEqual(
        code.getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
  }

  private TotpSetup setup(TotpSetupRepository.Row row, TotpSecret secret, EmailAddress email) {
    var uri = TotpUri.of(secret, settings.issuer(), email.typed());
    return new TotpSetup(row.id(), secret, uri, row.expiresAt());
  }

  private TotpSecret opened(TotpSetupRepository.Row row) {
    return TotpSecret.ofHex(keys.unseal(row.sealed(), setupPlace(row.user())));
  }

  private static String place(UserId user) {
    return PLACE + user;
  }

  private static String setupPlace(UserId user) {
    return SETUP_PLACE + user;
  }
}
