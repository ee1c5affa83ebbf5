package dev.gatehouse.spring.api.account;

import static dev.gatehouse.spring.api.Audience.SIGNED_IN;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.dataexport.DataExport;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.Problem;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** Hands out what is known of who is signed in. */
final class DataExportEndpoints {
  private static final JsonShape EXPORT =
      JsonShape.of("presentPassword").where("presentPassword", JsonKind.PASSWORD);

  private final Gatehouse gatehouse;

  DataExportEndpoints(Gatehouse gatehouse) {
    this.gatehouse = gatehouse;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Data export",
        Endpoint.post("data-exports", SIGNED_IN, "Writes down what is known of oneself.")
            .reads(EXPORT)
            .answers(HttpStatus.OK, MediaType.APPLICATION_JSON)
            .refuses(Problem.PRESENT_PASSWORD_WRONG, Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
            .by(call ->
                PresentPasswords.confirm(
                    gatehouse.passwords(), call, proof -> export(proof, call))));
  }

  private ServerResponse export(ConfirmedPassword proof, Call call) {
    return switch (gatehouse.dataExports().export(proof, call.client())) {
      case DataExport.Exported(var document) -> download(document);
      case DataExport.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      // whatever made the proof void has ended this session too
      case DataExport.Outdated() -> call.refused(Problem.SIGN_IN_REQUIRED);
    };
  }

  private static ServerResponse download(String document) {
    var bytes = document.getBytes(StandardCharsets.UTF_8);
    return ServerResponse.ok()
        .build((request, response) -> {
          response.setContentType(MediaType.APPLICATION_JSON_VALUE);
          response.setHeader("Content-Disposition", "attachment; filename=\"account.json\"");
          response.setContentLength(bytes.length);
          response.getOutputStream().write(bytes);
          return null;
        });
  }
}
