package dev.gatehouse.spring.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.Resource;

/** The one stylesheet of the pages, at a path that changes with its content. */
public final class Stylesheet {
  private static final int DIGITS = 12;

  private final byte[] content;
  private final String path;

  Stylesheet(Resource source, AccountPaths paths) {
    try {
      this.content = source.getContentAsByteArray();
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      var version = HexFormat.of().formatHex(digest).substring(0, DIGITS);
      this.path = paths.page("style-" + version + ".css");
    } catch (IOException failure) {
      throw new UncheckedIOException("the stylesheet of the pages cannot be read", failure);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Where it is served. */
  public String path() {
    return path;
  }

  /** A copy of its content. */
  public byte[] content() {
    return content.clone();
  }
}
