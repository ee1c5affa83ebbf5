package dev.gatehouse.spring.pages.dataexport;

import dev.gatehouse.dataexport.DataExport;
import dev.gatehouse.dataexport.DataExports;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.spring.pages.Form;
import dev.gatehouse.spring.pages.PresentPasswords;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page that hands out what is known of who is signed in, for the present password. */
final class DataExportPage {
  private final DataExports exports;
  private final PresentPasswords passwords;
  private final Views views;

  DataExportPage(DataExports exports, PresentPasswords passwords) {
    this.exports = exports;
    this.passwords = passwords;
    this.views = passwords.views();
  }

  ServerResponse show(ServerRequest request) {
    return views.form(form(request));
  }

  ServerResponse submit(ServerRequest request) {
    return passwords.confirm(form(request), request, proof -> export(proof, request));
  }

  private ServerResponse export(ConfirmedPassword proof, ServerRequest request) {
    return switch (exports.export(proof, passwords.clients().of(request.servletRequest()))) {
      case DataExport.Exported(var document) -> download(document);
      case DataExport.Throttled(var retryAfter) ->
          views.form(form(request), Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), "present");
      // whatever made the proof void has ended this session too
      case DataExport.Outdated() -> views.goTo("sign-in", request);
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

  private static Form form(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest()).user();
    return new Form("data", Map.of("email", user.email().typed()));
  }
}
