package dev.gatehouse.spring.pages;

import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusals;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Lets through POSTs that a form makes. */
public record FormsOnly(Refusals refusals) {
  /** A page without a form, or whose form goes elsewhere. */
  public Map<HttpMethod, HandlerFunction<ServerResponse>> shown(
      HandlerFunction<ServerResponse> show) {
    return Map.of(HttpMethod.GET, show);
  }

  /** A page with a form that comes back to it. */
  public Map<HttpMethod, HandlerFunction<ServerResponse>> shown(
      HandlerFunction<ServerResponse> show, HandlerFunction<ServerResponse> submit) {
    return Map.of(HttpMethod.GET, show, HttpMethod.POST, forms(submit));
  }

  /** Where the form of another page goes. */
  public Map<HttpMethod, HandlerFunction<ServerResponse>> sent(
      HandlerFunction<ServerResponse> submit) {
    return Map.of(HttpMethod.POST, forms(submit));
  }

  /** Where a form with a file goes; its fields are known, and its body is the file. */
  public Map<HttpMethod, HandlerFunction<ServerResponse>> brought(
      HandlerFunction<ServerResponse> submit) {
    return Map.of(HttpMethod.POST, submit);
  }

  private HandlerFunction<ServerResponse> forms(HandlerFunction<ServerResponse> submit) {
    return request ->
        isForm(request)
            ? submit.handle(request)
            : refusals.answer(Refusal.of(Problem.MEDIA_TYPE_UNSUPPORTED));
  }

  private static boolean isForm(ServerRequest request) {
    return request
        .headers()
        .contentType()
        .filter(type -> type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED))
        .isPresent();
  }
}
