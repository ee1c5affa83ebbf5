package dev.gatehouse.spring.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The files that all pages share, at paths that change with their content. */
public final class Assets {
  private static final int DIGITS = 12;

  private final Asset style;
  private final Asset script;

  Assets(List<Resource> styles, Resource script, AccountPaths paths) {
    this.style = asset(styles, paths.page("style-"), ".css", "text/css;charset=UTF-8");
    this.script =
        asset(List.of(script), paths.page("script-"), ".js", "text/javascript;charset=UTF-8");
  }

  /** The one stylesheet. */
  public Asset style() {
    return style;
  }

  /** The one script, which the pages can do without. */
  public Asset script() {
    return script;
  }

  /** All of them. */
  public List<Asset> all() {
    return List.of(style, script);
  }

  private static Asset asset(List<Resource> sources, String path, String suffix, String type) {
    try {
      var content = new ByteArrayOutputStream();
      for (var source : sources) {
        content.write(source.getContentAsByteArray());
      }
      var digest = MessageDigest.getInstance("SHA-256").digest(content.toByteArray());
      var version = HexFormat.of().formatHex(digest).substring(0, DIGITS);
      return new Asset(path + version + suffix, type, content.toByteArray());
    } catch (IOException failure) {
      throw new UncheckedIOException("a file of the pages cannot be read: " + sources, failure);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** One of the files. */
  public static final class Asset {
    private final String path;
    private final String type;
    private final byte[] content;

    private Asset(String path, String type, byte[] content) {
      this.path = path;
      this.type = type;
      this.content = content;
    }

    /** Where it is served. */
    public String path() {
      return path;
    }

    /** Its content, to be kept for good, since at that path it never changes. */
    public ServerResponse answer(ServerRequest asked) {
      return ServerResponse.ok()
          .header("Cache-Control", "public, max-age=31536000, immutable")
          .build((request, response) -> {
            response.setContentType(type);
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
            return null;
          });
    }
  }
}
