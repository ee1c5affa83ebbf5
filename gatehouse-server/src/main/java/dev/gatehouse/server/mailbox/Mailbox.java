package dev.gatehouse.server.mailbox;

import dev.gatehouse.role.Role;
import dev.gatehouse.spring.GatehouseProperties;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.PageRenderer;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.spring.web.Routes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Shows the signed-in Owner, and nobody else, the mails that are kept instead of being sent.
 *
 * <p>They hold live links to other people's accounts. That a request comes from this machine is no
 * pass: behind a proxy every request does.
 */
public final class Mailbox {
  /** Where it is. */
  public static final String PATH = "/mailbox";

  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  // an origin of its own, without scripts, forms or anything from elsewhere
  private static final String MAIL_POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final MailFolder mails;
  private final PageRenderer pages;
  private final Refusals refusals;
  private final String links;

  /** Shows the mails of that folder. */
  public Mailbox(
      MailFolder mails, PageRenderer pages, Refusals refusals, GatehouseProperties properties) {
    this.mails = mails;
    this.pages = pages;
    this.refusals = refusals;
    this.links = properties.baseUrl() + properties.path() + "/";
  }

  /** Serves the list, each mail, and its HTML. */
  public RouterFunction<ServerResponse> routes() {
    return new Routes(refusals)
        .at(PATH, ownersOnly(this::list))
        .at(PATH + "/{name}", ownersOnly(this::show))
        .at(PATH + "/{name}/html", ownersOnly(this::html))
        .all();
  }

  private Map<HttpMethod, HandlerFunction<ServerResponse>> ownersOnly(
      HandlerFunction<ServerResponse> show) {
    return Map.of(HttpMethod.GET, guarded(show));
  }

  private HandlerFunction<ServerResponse> guarded(HandlerFunction<ServerResponse> show) {
    return request ->
        SignedInUser.of(request.servletRequest())
                .filter(user -> user.roles().contains(Role.OWNER.name()))
                .isPresent()
            ? show.handle(request)
            : refusals.answer(Refusal.of(Problem.FORBIDDEN));
  }

  private ServerResponse list(ServerRequest request) throws IOException {
    return page("mailbox", Map.of("mailbox", path(request), "mails", mails.latest()));
  }

  private ServerResponse show(ServerRequest request) throws IOException {
    return mails
        .find(request.pathVariable("name"))
        .map(mail ->
            page(
                "mailbox-mail",
                Map.of("mailbox", path(request), "mail", mail, "lines", lines(mail))))
        .orElseGet(this::missing);
  }

  private ServerResponse html(ServerRequest request) throws IOException {
    return mails
        .find(request.pathVariable("name"))
        .map(mail -> answer(MAIL_POLICY, mail.html()))
        .orElseGet(this::missing);
  }

  /** A line of the text; one that is a link of ours can be followed, and no other. */
  record Line(String text, boolean link) {}

  private List<Line> lines(KeptMail mail) {
    return mail.text().lines().map(line -> new Line(line, line.startsWith(links))).toList();
  }

  private ServerResponse missing() {
    return refusals.answer(Refusal.of(Problem.NOT_FOUND));
  }

  private ServerResponse page(String template, Map<String, ?> model) {
    return ServerResponse.ok()
        .header("Content-Security-Policy", PAGE_POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .build((request, response) -> {
          pages.write(template, model, request, response);
          return null;
        });
  }

  private static ServerResponse answer(String policy, String html) {
    return ServerResponse.ok()
        .header("Content-Security-Policy", policy)
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .build((request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
          return null;
        });
  }

  private static String path(ServerRequest request) {
    return request.servletRequest().getContextPath() + PATH;
  }
}
