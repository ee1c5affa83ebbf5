package dev.gatehouse.spring.pages.registration;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.client.Clients;
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

/** The pages where a visitor becomes a user. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseRegistrationPagesAutoConfiguration {
  @Bean
  RegisterPage gatehouseRegisterPage(Gatehouse gatehouse, Clients clients, Views views) {
    return new RegisterPage(gatehouse.registrations(), clients, views);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseRegistrationPageRoutes(
      RegisterPage register, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    return new Routes(refusals)
        .at(paths.page("register"), forms.shown(register::show, register::submit))
        .at(paths.page("registered"), forms.shown(register::done))
        .all();
  }
}
