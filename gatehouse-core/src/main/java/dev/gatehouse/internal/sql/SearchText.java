package dev.gatehouse.internal.sql;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text in the form in which it is searched and sorted: two texts that differ in case only are
 * one.
 *
 * <p>It is folded here and not by the databases, which know different alphabets: Unicode NFKC,
 * upper case, lower case; the two small sigmas are one, and so are the i with a dot, without and
 * with two.
 *
 * @param folded the form
 */
public record SearchText(String folded) {
  // an index may be asked for some of a long term only: what it finds is compared with all of it
  private static final int GRAMS = 16;
  private static final int GRAM = 3;

  // a control character, which is not left in any text
  private static final String BETWEEN = "\u0001";

  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
  private static final Pattern HALF_A_CHARACTER = Pattern.compile("\\p{Cs}");
  private static final Pattern WILDCARD = Pattern.compile("[!%_]");

  /** Folds the text. */
  public static SearchText of(String text) {
    var whole = HALF_A_CHARACTER.matcher(text).replaceAll("\ufffd");
    var plain = CONTROL.matcher(whole).replaceAll(" ");
    var composed = Normalizer.normalize(plain, Normalizer.Form.NFKC);
    // the capital sharp s has a small letter only, and that one has two capitals
    var upper = composed.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    var lower = upper.toLowerCase(Locale.ROOT);
    return new SearchText(
        Normalizer.normalize(
            lower.replace('\u03c2', '\u03c3').replace("i\u0307", "i"), Normalizer.Form.NFKC));
  }

  /** Folds the texts, and keeps them apart so that no term reaches from one into the next. */
  public static SearchText of(List<String> texts) {
    return new SearchText(
        texts.stream()
            .map(text -> of(text).folded())
            .filter(folded -> !folded.isBlank())
            .distinct()
            .collect(Collectors.joining("\n")));
  }

  /** How many characters it has, counted as code points. */
  public int length() {
    return folded.codePointCount(0, folded.length());
  }

  /** The pattern that {@code like … escape '!'} finds it by, wherever it stands. */
  public String pattern() {
    return '%' + WILDCARD.matcher(folded).replaceAll("!$0") + '%';
  }

  /** Every character twice. */
  public String doubled() {
    return Arrays.stream(points())
        .mapToObj(Character::toString)
        .map(character -> character + character)
        .collect(Collectors.joining());
  }

  /** The same with a character that no text has between any two, which makes trigrams of pairs. */
  String pairs() {
    return Arrays.stream(points())
        .mapToObj(Character::toString)
        .collect(Collectors.joining(BETWEEN));
  }

  /** Trigrams that cover it, each beginning in the one before; of two characters, their pair. */
  List<String> grams() {
    var points = (length() < GRAM ? new SearchText(pairs()) : this).points();
    int last = points.length - GRAM;
    return IntStream.rangeClosed(0, last)
        .filter(start -> start % 2 == 0 || start == last)
        .mapToObj(start -> new String(points, start, GRAM))
        .distinct()
        .limit(GRAMS)
        .toList();
  }

  private int[] points() {
    return folded.codePoints().toArray();
  }

  /** Prints nothing of the text, which may be somebody's address. */
  @Override
  public String toString() {
    return "[search text]";
  }
}
