package dev.gatehouse.spring.pages.secondfactor;

import dev.gatehouse.recovery.RecoveryCode;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.spring.cookie.ShownOnce;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.ReturnPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page that shows new recovery codes, until its user has noted them down. */
final class RecoveryCodesPage {
  private static final String PATH = "second-factor/codes";

  private final ShownOnce shownOnce;
  private final Cookies cookies;
  private final Views views;

  RecoveryCodesPage(ShownOnce shownOnce, Cookies cookies, Views views) {
    this.shownOnce = shownOnce;
    this.cookies = cookies;
    this.views = views;
  }

  /** Leads to the codes of the change, and hands the renewed session over. */
  ServerResponse lead(FactorChange.Changed changed, ServerRequest request) {
    var owner = SignedInUser.required(request.servletRequest()).id().toString();
    var text = changed.codes().stream().map(RecoveryCode::reveal).collect(Collectors.joining("\n"));
    var sealed = shownOnce.seal(text, owner);
    return ServerResponse.status(HttpStatus.SEE_OTHER)
        .header("Location", views.path(PATH + "?of=" + sealed.address(), request))
        .build((http, response) -> {
          changed.renewed().ifPresent(opened -> cookies.session().write(opened, response));
          cookies.csrf().renew(http, response);
          shownOnce.write(sealed, response);
          return null;
        });
  }

  ServerResponse show(ServerRequest request) {
    var owner = SignedInUser.required(request.servletRequest());
    return shownOnce
        .open(request.param("of").orElse(""), owner.id().toString(), request.servletRequest())
        .map(text -> views.show("recovery-codes", values(text)))
        .orElseGet(() -> views.goTo("second-factor", request));
  }

  private static Map<String, ?> values(String text) {
    var file = URLEncoder.encode(text + "\n", StandardCharsets.UTF_8);
    return Map.of(
        "codes", List.of(text.split("\n", -1)), "file", "data:text/plain;charset=utf-8," + file);
  }

  // a second factor that was owed stood in the way to somewhere else
  private String onward(ServerRequest request) {
    return cookies
        .detour()
        .read(request.servletRequest())
        .map(ReturnPath::text)
        .orElseGet(() -> views.path("second-factor", request));
  }

  ServerResponse done(ServerRequest request) {
    return ServerResponse.status(HttpStatus.SEE_OTHER)
        .header("Location", onward(request))
        .build((http, response) -> {
          shownOnce.clear(response);
          cookies.detour().clear(response);
          return null;
        });
  }
}
