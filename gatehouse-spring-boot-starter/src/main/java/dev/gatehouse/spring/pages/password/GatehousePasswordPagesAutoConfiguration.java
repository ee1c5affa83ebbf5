package dev.gatehouse.spring.pages.password;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.FormsOnly;
import dev.gatehouse.spring.pages.GatehousePagesAutoConfiguration;
import dev.gatehouse.spring.pages.PresentPasswords;
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

/** The pages of the password. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehousePasswordPagesAutoConfiguration {
  @Bean
  PasswordPage gatehousePasswordPage(
      Gatehouse gatehouse, PresentPasswords passwords, Cookies cookies) {
    return new PasswordPage(gatehouse.passwordChanges(), passwords, cookies);
  }

  @Bean
  ResetPages gatehouseResetPages(Gatehouse gatehouse, Clients clients, Views views) {
    return new ResetPages(gatehouse.passwordResets(), clients, views);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehousePasswordPageRoutes(
      PasswordPage password, ResetPages resets, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    return new Routes(refusals)
        .at(paths.page("password"), forms.shown(password::show, password::submit))
        .at(paths.page("forgot"), forms.shown(resets::ask, resets::request))
        .at(paths.page("forgot/sent"), forms.shown(resets::sent))
        .at(paths.page("reset"), forms.shown(resets::show, resets::submit))
        .all();
  }
}
