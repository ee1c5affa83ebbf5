package dev.gatehouse.spring.web;

import dev.gatehouse.spring.language.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.web.csrf.CsrfToken;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * Writes the pages, from the templates at {@code templates/gatehouse/}, where a host puts its own.
 *
 * <p>With a template engine of its own: the host's views, whatever makes them, are not disturbed,
 * and its settings do not reach these pages.
 */
public final class PageRenderer {
  private final SpringTemplateEngine engine;
  private final AccountPaths paths;
  private final Assets assets;

  PageRenderer(SpringTemplateEngine engine, AccountPaths paths, Assets assets) {
    this.engine = engine;
    this.paths = paths;
    this.assets = assets;
  }

  /** Writes the page with what it is to show. */
  public void write(
      String template,
      Map<String, ?> model,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var language = Languages.of(request);
    var values = values(model, language, request);
    var exchange =
        JakartaServletWebApplication.buildApplication(request.getServletContext())
            .buildExchange(request, response);
    var html = engine.process(template, new WebContext(exchange, language, values));
    var bytes = html.getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Content-Language", String.valueOf(values.get("language")));
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private Map<String, Object> values(
      Map<String, ?> model, Locale language, HttpServletRequest request) {
    var values = new HashMap<String, Object>(model);
    values.put("account", request.getContextPath() + paths.home());
    values.put("path", request.getRequestURI());
    values.put("stylesheet", request.getContextPath() + assets.style().path());
    values.put("script", request.getContextPath() + assets.script().path());
    values.put("live", request.getContextPath() + paths.live());
    var texts = Languages.texts(language);
    values.put("language", texts.toLanguageTag());
    values.put("direction", Languages.rightToLeft(texts) ? "rtl" : "ltr");
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      values.put("csrf", token);
    }
    return values;
  }
}
