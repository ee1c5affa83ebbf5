package dev.gatehouse.spring.api;

import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * One endpoint, and all there is to say about it.
 *
 * @param method by which it is called; HEAD comes with GET
 * @param path below the path of the API, such as {@code sessions/{id}}
 * @param audience who may
 * @param summary what it does, in one sentence
 * @param query the parameters that its address may have
 * @param body what is sent to it
 * @param answers how it answers when all is well
 * @param refusals how it refuses, besides what may befall any endpoint
 * @param handler what it does
 */
public record Endpoint(
    HttpMethod method,
    String path,
    Audience audience,
    String summary,
    Map<String, JsonKind> query,
    Body body,
    List<Answer> answers,
    Set<Problem> refusals,
    Function<Call, ServerResponse> handler) {
  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET);
  private static final Set<HttpMethod> IDEMPOTENT =
      Set.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE);
  private static final Set<Problem> ALWAYS =
      EnumSet.of(
          Problem.MALFORMED_REQUEST,
          Problem.NOT_ACCEPTABLE,
          Problem.BODY_TOO_LARGE,
          // by a session that may do nothing but set one up
          Problem.SECOND_FACTOR_REQUIRED,
          Problem.INTERNAL_ERROR,
          Problem.STORAGE_UNAVAILABLE);
  private static final Set<Problem> WHEN_UNSAFE =
      EnumSet.of(
          Problem.CSRF_TOKEN_MISSING, Problem.CROSS_SITE_REQUEST, Problem.MEDIA_TYPE_UNSUPPORTED);

  /** What is sent to an endpoint. */
  public sealed interface Body {
    /** Nothing. */
    record None() implements Body {}

    /** One JSON object. */
    record Json(JsonShape shape) implements Body {}

    /** Anything of these types. */
    record Raw(List<MediaType> types) implements Body {}
  }

  /** Begins an endpoint that shows something. */
  public static Draft get(String path, Audience audience, String summary) {
    return new Draft(HttpMethod.GET, path, audience, summary);
  }

  /** Begins an endpoint that makes or does something. */
  public static Draft post(String path, Audience audience, String summary) {
    return new Draft(HttpMethod.POST, path, audience, summary);
  }

  /** Begins an endpoint that sees to it that something is so. */
  public static Draft put(String path, Audience audience, String summary) {
    return new Draft(HttpMethod.PUT, path, audience, summary);
  }

  /** Begins an endpoint that changes a part of something. */
  public static Draft patch(String path, Audience audience, String summary) {
    return new Draft(HttpMethod.PATCH, path, audience, summary);
  }

  /** Begins an endpoint that sees to it that something is no more. */
  public static Draft delete(String path, Audience audience, String summary) {
    return new Draft(HttpMethod.DELETE, path, audience, summary);
  }

  /** Whether calling it changes nothing. */
  public boolean safe() {
    return SAFE.contains(method);
  }

  /** Whether calling it twice leaves things as calling it once does (RFC 9110, section 9.2.2). */
  public boolean idempotent() {
    return IDEMPOTENT.contains(method);
  }

  /**
   * Whether it may be called without a body, which is as good as an empty object. A change without
   * one is more likely a mistake.
   */
  public boolean mayComeWithoutBody() {
    return body instanceof Body.Json(var shape)
        && shape.required().isEmpty()
        && !method.equals(HttpMethod.PATCH);
  }

  /** Every problem that it may answer with. */
  public Set<Problem> problems() {
    var problems = EnumSet.copyOf(ALWAYS);
    problems.addAll(safe() ? Set.of() : WHEN_UNSAFE);
    problems.addAll(audience.refusals());
    problems.addAll(refusals);
    return problems;
  }

  /** An endpoint of which not everything has been said yet. */
  public static final class Draft {
    private final HttpMethod method;
    private final String path;
    private final Audience audience;
    private final String summary;
    private final Map<String, JsonKind> query = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Set<Problem> refusals = EnumSet.noneOf(Problem.class);
    private Body body = new Body.None();

    private Draft(HttpMethod method, String path, Audience audience, String summary) {
      this.method = method;
      this.path = path;
      this.audience = audience;
      this.summary = summary;
    }

    /** Its address may have that parameter. */
    public Draft takes(String parameter, JsonKind kind) {
      query.put(parameter, kind);
      return this;
    }

    /** It reads JSON of that shape. */
    public Draft reads(JsonShape shape) {
      body = new Body.Json(shape);
      return this;
    }

    /** It reads a body of one of these types, which the handler takes as it is. */
    public Draft reads(MediaType... types) {
      body = new Body.Raw(List.of(types));
      return this;
    }

    /** It may answer by that status and that record as JSON. */
    public Draft answers(HttpStatus status, Class<? extends Record> json) {
      answers.add(new Answer(status, Optional.of(json), List.of()));
      return this;
    }

    /** It may answer by that status and a body of one of these types, or without any. */
    public Draft answers(HttpStatus status, MediaType... types) {
      answers.add(new Answer(status, Optional.empty(), List.of(types)));
      return this;
    }

    /** It may refuse for these reasons. */
    public Draft refuses(Problem... problems) {
      refusals.addAll(List.of(problems));
      return this;
    }

    /** That is all; this is what it does. */
    public Endpoint by(Function<Call, ServerResponse> handler) {
      if (answers.isEmpty()) {
        throw new IllegalStateException(method + " " + path + " never answers");
      }
      return new Endpoint(method, path, audience, summary, query, body, answers, refusals, handler);
    }
  }
}
