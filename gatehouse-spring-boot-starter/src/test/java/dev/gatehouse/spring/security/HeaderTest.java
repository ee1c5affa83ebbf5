package dev.gatehouse.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.web.Assets;
import dev.gatehouse.testing.TestDatabase;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
  private final Host host = Host.shared(TestDatabase.SQLITE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/account",
        "/account/sign-in",
        "/account/register",
        "/account/forgot",
        "/account/reset?token=x",
        "/account/nothing",
        "/account/api/v1/session",
        "/account/api/v1/csrf",
        "/account/api/v1/nothing"
      })
  void hardensEveryAnswer(String path) {
    var headers = Visitor.at(host).get(path).headers();

    assertThat(headers.firstValue("Content-Security-Policy"))
        .contains(
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self';"
                + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
    assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/account/sign-in",
        "/account/register",
        "/account/confirm?token=x",
        "/account/forgot",
        "/account/reset?token=x",
        "/account/registered"
      })
  void holdsNothingInline(String path) {
    var script = "<script src=\"" + host.bean(Assets.class).script().path() + "\" defer></script>";

    assertThat(Visitor.at(host).get(path).body().replaceFirst(Pattern.quote(script), ""))
        .doesNotContain("<script", "<style", " style=", " onclick=", "javascript:");
  }
}
