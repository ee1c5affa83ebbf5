package dev.gatehouse.spring.upload;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;

/**
 * A form with a file (multipart/form-data, RFC 7578), read to where the file begins.
 *
 * <p>So the token against forged requests, which stands before it, is known before a byte of the
 * file is read; and the file is whoever's who wants it. What follows the file is not looked at.
 *
 * @param fields what stands before the file
 * @param file the content of the file; nothing where there is none
 */
public record FileForm(Map<String, List<String>> fields, InputStream file) {
  private static final int MOST_PARTS = 10;
  private static final int LONGEST_LINE = 1000;
  private static final int LONGEST_FIELD = 4000;
  private static final int LONGEST_BOUNDARY = 70;
  private static final String DISPOSITION = "content-disposition:";

  /**
   * Reads as far as the file; empty for what is no such form.
   *
   * @throws IOException when the body cannot be read
   */
  public static Optional<FileForm> begin(MediaType type, InputStream body) throws IOException {
    var boundary = Optional.ofNullable(type.getParameter("boundary")).orElse("").replace("\"", "");
    if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
      return Optional.empty();
    }
    var delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // as if a line had ended before the first one
    var line = new ByteArrayInputStream("\r\n".getBytes(StandardCharsets.ISO_8859_1));
    var parts = new BufferedInputStream(new SequenceInputStream(line, body));
    try {
      return read(parts, delimiter);
    } catch (EOFException | IllegalArgumentException | CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<FileForm> read(InputStream parts, byte[] delimiter) throws IOException {
    var fields = new LinkedHashMap<String, List<String>>();
    // nothing may stand before the first delimiter
    if (new PartStream(parts, delimiter).read() >= 0) {
      return Optional.empty();
    }
    for (int part = 0; part < MOST_PARTS; part++) {
      var rest = line(parts);
      if (rest.equals("--")) {
        return Optional.of(new FileForm(fields, InputStream.nullInputStream()));
      }
      var about = disposition(parts);
      var content = new PartStream(parts, delimiter);
      if (about.getFilename() != null) {
        return Optional.of(new FileForm(fields, content));
      }
      var name = Optional.ofNullable(about.getName()).orElse("");
      fields.computeIfAbsent(name, any -> new ArrayList<>()).add(text(content));
    }
    return Optional.empty();
  }

  private static ContentDisposition disposition(InputStream parts) throws IOException {
    var found = ContentDisposition.empty();
    for (var line = line(parts); !line.isEmpty(); line = line(parts)) {
      if (line.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length())) {
        found = ContentDisposition.parse(line.substring(DISPOSITION.length()).strip());
      }
    }
    return found;
  }

  private static String line(InputStream parts) throws IOException {
    var end = "\r\n".getBytes(StandardCharsets.ISO_8859_1);
    var bytes = new PartStream(parts, end).readNBytes(LONGEST_LINE + 1);
    if (bytes.length > LONGEST_LINE) {
      throw new IllegalArgumentException("a line of the form is too long");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  // strictly UTF-8, as other forms are
  private static String text(InputStream content) throws IOException {
    var bytes = content.readNBytes(LONGEST_FIELD + 1);
    if (bytes.length > LONGEST_FIELD) {
      throw new IllegalArgumentException("a field of the form is too long");
    }
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
