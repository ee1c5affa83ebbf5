package dev.gatehouse.profile;

import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The user names that are taken, whatever the case of their letters.
 *
 * <p>A name is taken by inserting its row, which one transaction can. It is taken before it is
 * known whose it will be, so that a registration treats its name alike whether it makes a user or
 * not.
 */
public final class Usernames {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9_]");
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int SHORT_SUFFIX = 4;
  private static final int LONG_SUFFIX = 12;

  private final SecureRandom random;
  private final UsernameRepository names = new UsernameRepository();

  /** Makes the service. */
  public Usernames(SecureRandom random) {
    this.random = random;
  }

  /** Takes the name; false when somebody has it. */
  public boolean take(Transaction transaction, Username name) {
    return names.take(transaction, name);
  }

  /**
   * Takes a name that resembles the local part of an address, in three statements at most; empty
   * when all of them were taken.
   */
  public Optional<Username> takeLike(Transaction transaction, String localPart) {
    var base = base(localPart);
    return Stream.of(0, SHORT_SUFFIX, LONG_SUFFIX)
        .map(suffix -> new Username(suffix == 0 ? base : suffixed(base, suffix)))
        .filter(name -> names.take(transaction, name))
        .findFirst();
  }

  /** Gives back the name that was taken in this transaction, for nobody in the end. */
  public void giveBack(Transaction transaction, Username name) {
    names.giveBack(transaction, name);
  }

  /** Makes the name, just taken, that user's. */
  public void give(Transaction transaction, Username name, UserId user) {
    names.give(transaction, name, user);
  }

  boolean take(Transaction transaction, Username name, UserId user) {
    return names.take(transaction, name, user);
  }

  void release(Transaction transaction, Username name, UserId user) {
    names.release(transaction, name, user);
  }

  boolean takenByAnother(Transaction transaction, Username name, UserId user) {
    return names.takenByAnother(transaction, name, user);
  }

  private static String base(String localPart) {
    var plain = MARKS.matcher(Normalizer.normalize(localPart, Normalizer.Form.NFKD)).replaceAll("");
    var name = OTHERS.matcher(plain.replace('.', '_')).replaceAll("");
    var begun = name.matches("[a-z].*") ? name : "user_" + name;
    var padded = begun.length() < Username.SHORTEST ? begun + "_1" : begun;
    return padded.substring(0, Math.min(padded.length(), Username.LONGEST));
  }

  private String suffixed(String base, int length) {
    var name = new StringBuilder(base);
    name.setLength(Math.min(base.length(), Username.LONGEST - 1 - length));
    name.append('_');
    for (int i = 0; i < length; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }
}
