package dev.gatehouse.spring.pages.home;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.FormsOnly;
import dev.gatehouse.spring.pages.GatehousePagesAutoConfiguration;
import dev.gatehouse.spring.pages.Pictures;
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

/** The page of who is signed in, and the way out. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseHomePagesAutoConfiguration {
  @Bean
  HomePage gatehouseHomePage(Pictures pictures, Views views) {
    return new HomePage(pictures, views);
  }

  @Bean
  SignOutPage gatehouseSignOutPage(
      Gatehouse gatehouse, Clients clients, Cookies cookies, Views views) {
    return new SignOutPage(gatehouse.sessions(), clients, cookies, views);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseHomePageRoutes(
      HomePage home, SignOutPage signOut, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    return new Routes(refusals)
        .at(paths.home(), forms.shown(home::show))
        .at(paths.page("sign-out"), forms.shown(signOut::show, signOut::submit))
        .all();
  }
}
