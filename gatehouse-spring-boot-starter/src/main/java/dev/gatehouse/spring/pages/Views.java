package dev.gatehouse.spring.pages;

import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.PageRenderer;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The answers that the pages give. */
public final class Views {
  private final AccountPaths paths;
  private final PageRenderer renderer;

  Views(AccountPaths paths, PageRenderer renderer) {
    this.paths = paths;
    this.renderer = renderer;
  }

  /** Shows the page. */
  public ServerResponse show(String template, Map<String, ?> model) {
    return render(HttpStatus.OK, template, model);
  }

  /** Shows the form empty. */
  public ServerResponse form(String template, Map<String, ?> values) {
    return render(HttpStatus.OK, template, withFaults(values, List.of()));
  }

  /** Shows the form again, with what was typed and what is wrong with it. */
  public ServerResponse form(String template, Map<String, ?> values, List<FormFault> faults) {
    return render(HttpStatus.UNPROCESSABLE_CONTENT, template, withFaults(values, faults));
  }

  /** Shows the form for the first time. */
  public ServerResponse form(Form form) {
    return form(form.template(), form.values());
  }

  /** Shows the form again, with what is wrong with it. */
  public ServerResponse form(Form form, List<FormFault> faults) {
    return form(form.template(), form.values(), faults);
  }

  /** Shows the form again, with the one thing that is wrong with it. */
  public ServerResponse form(Form form, FormFault fault) {
    return form(form.template(), form.values(), List.of(fault));
  }

  /** Shows the form again, to be sent later; the summary leads to the field. */
  public ServerResponse form(Form form, Refusal refusal, String field) {
    return form(form.template(), form.values(), refusal, field);
  }

  /** Shows the form again, to be sent later; the summary leads to the field. */
  public ServerResponse form(
      String template, Map<String, ?> values, Refusal refusal, String field) {
    var wait = refusal.retryAfterSeconds().orElse("");
    var later = refusal.retryAfter().orElse(Duration.ZERO);
    var fault = FormFault.later(field, refusal.problem(), later);
    return ServerResponse.status(refusal.problem().status())
        .header("Retry-After", wait)
        .build((request, response) -> {
          write(template, withFaults(values, List.of(fault)), request, response);
          return null;
        });
  }

  /** Sends the browser to the page of that name. */
  public ServerResponse goTo(String page, ServerRequest request) {
    return goToPath(path(page, request));
  }

  /** Sends the browser home. */
  public ServerResponse goHome(ServerRequest request) {
    return goToPath(home(request));
  }

  /** Sends the browser to a path of this host; after a POST it asks for it by GET. */
  public ServerResponse goToPath(String path) {
    return ServerResponse.status(HttpStatus.SEE_OTHER).header("Location", path).build();
  }

  /** The path of the page of that name, as the browser knows it. */
  public String path(String page, ServerRequest request) {
    return request.servletRequest().getContextPath() + paths.page(page);
  }

  /** The path of the home page, as the browser knows it. */
  public String home(ServerRequest request) {
    return request.servletRequest().getContextPath() + paths.home();
  }

  /** Shows why nothing came of the request. */
  public ServerResponse refuse(Problem problem) {
    return refuse(problem, "error");
  }

  /** Shows on a page of its own why nothing came of the request. */
  public ServerResponse refuse(Problem problem, String template) {
    return render(
        problem.status(),
        template,
        Map.of("status", problem.status().value(), "problem", problem.code(), "wait", ""));
  }

  private ServerResponse render(HttpStatus status, String template, Map<String, ?> model) {
    return ServerResponse.status(status)
        .build((request, response) -> {
          write(template, model, request, response);
          return null;
        });
  }

  // the frame of the page says who is signed in, and leads to what they may see
  private void write(
      String template,
      Map<String, ?> model,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var values = new HashMap<String, Object>(model);
    SignedInUser.of(request)
        .ifPresent(user -> {
          values.put("standing", user.standing());
          values.put("administers", user.administers());
          values.put("who", user.user().email().typed());
        });
    values.put("free", !SignedInUser.owesSecondFactor(request));
    renderer.write(template, values, request, response);
  }

  private static Map<String, ?> withFaults(Map<String, ?> values, List<FormFault> faults) {
    var model = new HashMap<String, Object>(values);
    model.put("faults", faults);
    model.put("faulty", faults.stream().map(FormFault::field).collect(Collectors.toSet()));
    return model;
  }
}
