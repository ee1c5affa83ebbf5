package dev.gatehouse.internal.blocklist;

import dev.gatehouse.internal.token.Digest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * The passwords that are tried first: the most common ones of known leaks, and single words and
 * names.
 *
 * <p>Kept as sorted numbers, the first 64 bits of the SHA-256 of each, in a tenth of the memory
 * that the texts would take. That another password shares them happens once in 10<sup>14</sup>.
 */
public final class CommonPasswords {
  private static final String WORDS = "/com/nulabinc/zxcvbn/matchers/dictionaries/";
  private static final List<String> LISTS =
      List.of(
          "/com/codahale/passpol/weak-passwords.txt",
          WORDS + "passwords.txt",
          WORDS + "english_wikipedia.txt",
          WORDS + "us_tv_and_film.txt",
          WORDS + "surnames.txt",
          WORDS + "female_names.txt",
          WORDS + "male_names.txt");

  // one for all: a megabyte, and a good part of a second to make
  private static final CommonPasswords EMBEDDED = load();

  private final long[] digests;

  private CommonPasswords(long[] digests) {
    this.digests = digests;
  }

  /** Those that come with us, read out of the libraries that bring the lists. */
  public static CommonPasswords embedded() {
    return EMBEDDED;
  }

  private static CommonPasswords load() {
    return new CommonPasswords(
        LISTS.stream().flatMapToLong(CommonPasswords::digests).sorted().distinct().toArray());
  }

  private static LongStream digests(String list) {
    try (var stream = CommonPasswords.class.getResourceAsStream(list);
        var lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
      // a copy, since the stream is closed by the time it is asked for
      return LongStream.of(lines.lines().mapToLong(CommonPasswords::digest).toArray());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether it is one of them, in whatever case and width its letters are typed. */
  public boolean contain(String password) {
    return Arrays.binarySearch(digests, digest(password)) >= 0;
  }

  /** How many there are. */
  public int size() {
    return digests.length;
  }

  private static long digest(String text) {
    var folded = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return ByteBuffer.wrap(Digest.of(folded).bytes()).getLong();
  }
}
