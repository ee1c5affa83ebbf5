package dev.gatehouse.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** The JSON API of a running server, as curl would use it. */
final class Http {
  private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private final String api;

  Http(String address) {
    this.address = address;
    this.api = address + "/account/api/v1";
  }

  int register(String email, String password) throws IOException, InterruptedException {
    return post("/registrations", json(email, password)).statusCode();
  }

  HttpResponse<String> signIn(String email, String password)
      throws IOException, InterruptedException {
    return post("/sessions", json(email, password));
  }

  /** Signs in, which must succeed, and gives the bearer token. */
  String token(String email, String password) throws IOException, InterruptedException {
    var response = signIn(email, password);
    var token = TOKEN.matcher(response.body());
    if (response.statusCode() != 201 || !token.find()) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    return token.group(1);
  }

  HttpResponse<String> whoAmI(String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(api + "/session"))
            .header("Authorization", "Bearer " + token)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** Asks for a page of the server, with the token or, if that is empty, without. */
  HttpResponse<String> page(String path, String token) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/html");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String json)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static String json(String email, String password) {
    return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
  }
}
