package dev.gatehouse.spring.pages.admin;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Comma-separated values (RFC 4180).
 *
 * <p>A spreadsheet takes a cell that begins like a formula for one, and runs it: such a cell gets
 * an apostrophe before it; so does one in the full width of East Asian letters.
 */
final class Csv {
  private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
  private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

  private Csv() {}

  static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    var inert = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return QUOTED.matcher(inert).find() ? '"' + inert.replace("\"", "\"\"") + '"' : inert;
  }
}
