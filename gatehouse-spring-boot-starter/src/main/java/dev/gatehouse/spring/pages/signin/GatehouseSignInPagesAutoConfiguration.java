package dev.gatehouse.spring.pages.signin;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.Settings;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.FormsOnly;
import dev.gatehouse.spring.pages.GatehousePagesAutoConfiguration;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.spring.web.Routes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The pages for signing in. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseSignInPagesAutoConfiguration {
  @Bean
  Entrance gatehouseEntrance(Cookies gatehousePageCookies, Views views) {
    return new Entrance(gatehousePageCookies, views);
  }

  @Bean
  SignInPages gatehouseSignInPages(
      Gatehouse gatehouse, Settings settings, Clients clients, Entrance entrance) {
    var signIns = gatehouse.signIns();
    return new SignInPages(
        new SignInPage(signIns, settings.magicLink().open(), clients, entrance),
        new SecondStepPage(signIns, clients, entrance, false),
        new SecondStepPage(signIns, clients, entrance, true));
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseSignInRoutes(
      SignInPages pages, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    return new Routes(refusals)
        .at(paths.page("sign-in"), forms.shown(pages.signIn()::show, pages.signIn()::submit))
        .at(paths.page("sign-in/code"), forms.shown(pages.code()::show, pages.code()::submit))
        .at(
            paths.page("sign-in/recovery"),
            forms.shown(pages.recovery()::show, pages.recovery()::submit))
        .at(paths.page("sign-in/cancel"), forms.sent(pages.code()::cancel))
        .all();
  }

  /** The pages by name. */
  record SignInPages(SignInPage signIn, SecondStepPage code, SecondStepPage recovery) {}
}
