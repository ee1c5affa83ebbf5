package dev.gatehouse.spring.pages.admin;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.administration.Actor;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.Moments;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.user.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What every page of the administrators needs. */
public record Office(Gatehouse gatehouse, Clients clients, Views views) {
  /** The page with all users. */
  public static final String USERS = "admin/users";

  /** What the address of a page says of the act that led to it. */
  public static final String DONE = "done";

  private static final String REFUSED = "admin-refused";

  /** Who acts, and from where. */
  public Actor actor(ServerRequest request) {
    var http = request.servletRequest();
    return new Actor(SignedInUser.required(http).id(), clients.of(http));
  }

  /** The path of the page of that user. */
  public static String of(UserId user) {
    return USERS + '/' + user;
  }

  /** Shows the page, and what has come of the act that led to it. */
  public ServerResponse show(String template, Map<String, ?> model, ServerRequest request) {
    return views.form(template, withDone(model, request));
  }

  /** Shows the page again, with what is wrong with one of its forms. */
  public ServerResponse faulty(
      String template, Map<String, ?> model, List<FormFault> faults, ServerRequest request) {
    return views.form(template, withDone(model, request), faults);
  }

  /** Shows the page again, with a form that is to be sent later. */
  public ServerResponse later(
      String template, Map<String, ?> model, Refusal refusal, ServerRequest request) {
    return views.form(template, withDone(model, request), refusal, "acts");
  }

  private static Map<String, ?> withDone(Map<String, ?> model, ServerRequest request) {
    var values = new HashMap<String, Object>(model);
    values.put(DONE, request.param(DONE).flatMap(Done::named).map(Done::code).orElse(""));
    return values;
  }

  /** Leads to the page, which says that it is done. */
  public ServerResponse done(Done done, String page, ServerRequest request) {
    return views.goTo(page + '?' + DONE + '=' + done.code(), request);
  }

  /** The same, with what the page is to show. */
  public ServerResponse done(
      Done done, String page, Map<String, String> shown, ServerRequest request) {
    var values = new LinkedHashMap<String, String>();
    values.put(DONE, done.code());
    values.putAll(shown);
    return views.goTo(page + query(values), request);
  }

  /** The values as the end of an address: {@code ?name=value&…}, or nothing. */
  public static String query(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value ->
            value.getKey() + '=' + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("&"), text -> text.isEmpty() ? "" : '?' + text));
  }

  /** Shows why nothing was done. */
  public ServerResponse refuse(Problem problem) {
    return views.refuse(problem, REFUSED);
  }

  /** Acts on the user in the path; what cannot be an id is nobody's. */
  public ServerResponse onUser(ServerRequest request, Function<UserId, ServerResponse> act) {
    return id(request).map(act).orElseGet(() -> refuse(Problem.UNKNOWN_USER));
  }

  private static Optional<UserId> id(ServerRequest request) {
    return UserId.parse(request.pathVariable("id"));
  }

  /** Says when something was, as who looks at the page reads it. */
  public When when(ServerRequest request) {
    return new When(Moments.of(request));
  }
}
