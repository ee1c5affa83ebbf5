package dev.gatehouse.spring.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.testing.Kit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a browser or program: with cookies, a network address and a way of typing. */
public final class Visitor {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final AtomicInteger ADDRESSES = new AtomicInteger();
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final Host host;
  private final Map<String, String> cookies = new TreeMap<>();
  private final Map<String, String> headers = new TreeMap<>();

  private Visitor(Host host) {
    this.host = host;
    int number = ADDRESSES.incrementAndGet();
    headers.put("X-Forwarded-For", "10.1.%d.%d".formatted(number >> 8 & 255, number & 255));
    headers.put("User-Agent", "Visitor/1.0");
  }

  /** Somebody who has never been here, from an address of their own. */
  public static Visitor at(Host host) {
    return new Visitor(host);
  }

  /** Sends that header from now on. */
  public Visitor with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** Sends that header no more. */
  public Visitor without(String header) {
    headers.remove(header);
    return this;
  }

  /** The application that they visit. */
  Host host() {
    return host;
  }

  /** Where they are. */
  String address() {
    return String.valueOf(headers.get("X-Forwarded-For"));
  }

  /** The cookies, by name. */
  public Map<String, String> cookies() {
    return cookies;
  }

  /** Asks for the page. */
  public HttpResponse<String> get(String path) {
    return send("GET", path, "", "");
  }

  /** Fills in the form at that page, and sends it. */
  public HttpResponse<String> submit(String page, String... namesAndValues) {
    return post(page, csrf(page), namesAndValues);
  }

  /** The CSRF token in the form at that page. */
  public String csrf(String page) {
    var matcher = CSRF.matcher(get(page).body());
    if (!matcher.find()) {
      throw new IllegalStateException("no form at " + page);
    }
    return matcher.group(1);
  }

  /** Sends a form with that token to the path. */
  public HttpResponse<String> post(String path, String csrf, String... namesAndValues) {
    var fields = new ArrayList<>(List.of("_csrf=" + encoded(csrf)));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(encoded(namesAndValues[i]) + "=" + encoded(namesAndValues[i + 1]));
    }
    return send("POST", path, "application/x-www-form-urlencoded", String.join("&", fields));
  }

  /** Sends JSON to the endpoint. */
  public HttpResponse<String> json(String endpoint, String body) {
    return json("POST", endpoint, body);
  }

  /** Sends JSON to the endpoint by that method. */
  public HttpResponse<String> json(String method, String endpoint, String body) {
    return send(method, "/account/api/v1/" + endpoint, "application/json", body);
  }

  /** Asks the endpoint. */
  public HttpResponse<String> api(String method, String endpoint) {
    return send(method, "/account/api/v1/" + endpoint, "", "");
  }

  /** The OpenAPI document. */
  public HttpResponse<String> document() {
    return api("GET", "openapi.json");
  }

  /** Registers by JSON, with {@link Kit#PASSWORD}. */
  public Visitor registered(String email) {
    var response =
        json(
            "registrations",
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, Kit.PASSWORD));
    require(response, 202);
    return this;
  }

  /** Signs in by the form, with {@link Kit#PASSWORD}. */
  public Visitor signedIn(String email) {
    require(submit("/account/sign-in", "email", email, "password", Kit.PASSWORD), 303);
    return this;
  }

  /** Signs in by JSON, and sends the token along from now on. */
  public Visitor signedInByToken(String email) {
    var response =
        json("sessions", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, Kit.PASSWORD));
    require(response, 201);
    return with("Authorization", "Bearer " + member(response.body(), "token"));
  }

  /** The text member of a flat JSON object. */
  public static String member(String json, String name) {
    var matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("no member " + name);
    }
    return matcher.group(1);
  }

  /** Sends a request as it is. */
  public HttpResponse<String> send(String method, String path, String type, String body) {
    return send(method, path, type, body.getBytes(UTF_8));
  }

  /** Sends a request as it is. */
  public HttpResponse<String> send(String method, String path, String type, byte[] body) {
    var request =
        HttpRequest.newBuilder(host.at(path)).method(method, BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      Contract.check(host, response);
      return response;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void keep(String cookie) {
    var pair = cookie.substring(0, cookie.indexOf(';'));
    var name = pair.substring(0, pair.indexOf('='));
    var value = pair.substring(pair.indexOf('=') + 1);
    if (value.isEmpty()) {
      cookies.remove(name);
    } else {
      cookies.put(name, value);
    }
  }

  private static void require(HttpResponse<String> response, int status) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
