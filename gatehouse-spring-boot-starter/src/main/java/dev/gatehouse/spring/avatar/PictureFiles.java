package dev.gatehouse.spring.avatar;

import dev.gatehouse.avatar.Avatars;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Shows a picture to whoever knows its key, signed in or not.
 *
 * <p>The file is one that Gatehouse has encoded, and is said to be nothing else: no browser may
 * look for a page in it, and a page found in it could do nothing.
 */
final class PictureFiles {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", "default-src 'none'; sandbox",
          "X-Content-Type-Options", "nosniff",
          // another picture has another key
          "Cache-Control", "public, max-age=31536000, immutable");

  private final Avatars avatars;
  private final Refusals refusals;

  PictureFiles(Avatars avatars, Refusals refusals) {
    this.avatars = avatars;
    this.refusals = refusals;
  }

  ServerResponse show(ServerRequest request) throws IOException {
    var key = request.pathVariable("key");
    var opened = avatars.open(key);
    if (opened.isEmpty()) {
      return refusals.answer(Refusal.of(Problem.NOT_FOUND));
    }
    var tag = '"' + key + '"';
    if (Clients.header(request.servletRequest(), "If-None-Match").contains(tag)) {
      opened.get().content().close();
      return ServerResponse.status(HttpStatus.NOT_MODIFIED)
          .headers(headers -> HEADERS.forEach(headers::set))
          .header("ETag", tag)
          .build();
    }
    return ServerResponse.ok()
        .build((asked, response) -> {
          HEADERS.forEach(response::setHeader);
          response.setHeader("ETag", tag);
          write(opened.get(), response);
          return null;
        });
  }

  private static void write(Avatars.Opened file, HttpServletResponse response) throws IOException {
    var extension = file.type().equals("image/png") ? "png" : "jpg";
    response.setHeader("Content-Disposition", "inline; filename=\"avatar." + extension + "\"");
    response.setContentType(file.type());
    response.setContentLengthLong(file.bytes());
    try (var content = file.content()) {
      content.transferTo(response.getOutputStream());
    }
  }
}
