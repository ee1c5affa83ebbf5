package dev.gatehouse.internal.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Files that are pictures to one program and a page, a script or an archive to another.
 *
 * <p>Nothing of them would survive, as every picture is encoded anew; they are refused because
 * nobody sends one by mistake.
 */
final class Disguise {
  // as far as browsers look for markup
  private static final int START = 1024;
  private static final Pattern MARKUP =
      Pattern.compile("<(!doctype|html|head|body|script|iframe|svg|\\?php|!--)|%pdf-");

  // as far as unpackers look for the directory of a ZIP or JAR: its end and the longest comment
  private static final int ZIP_END = 22;
  private static final int TAIL = ZIP_END + 0xffff;
  private static final String ZIP_MARK = "PK\u0005\u0006";

  private Disguise() {}

  static boolean isWornBy(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      var start = read(file, 0, START).toLowerCase(Locale.ROOT);
      return MARKUP.matcher(start).find()
          || endsAsZip(read(file, Math.max(0, file.length() - TAIL), TAIL));
    }
  }

  private static String read(RandomAccessFile file, long from, int most) throws IOException {
    var bytes = new byte[(int) Math.min(most, file.length() - from)];
    file.seek(from);
    file.readFully(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  // four bytes alone are found in one photograph out of sixty thousand; the length must fit too
  private static boolean endsAsZip(String tail) {
    int at = tail.indexOf(ZIP_MARK);
    while (at >= 0) {
      if (at + ZIP_END <= tail.length()
          && tail.charAt(at + 20) + (tail.charAt(at + 21) << 8) == tail.length() - at - ZIP_END) {
        return true;
      }
      at = tail.indexOf(ZIP_MARK, at + 1);
    }
    return false;
  }
}
