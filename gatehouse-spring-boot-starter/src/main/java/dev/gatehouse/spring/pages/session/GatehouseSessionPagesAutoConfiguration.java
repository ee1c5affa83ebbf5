package dev.gatehouse.spring.pages.session;

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

/** The page of the own sessions. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseSessionPagesAutoConfiguration {
  @Bean
  SessionsPage gatehouseSessionsPage(Gatehouse gatehouse, Clients clients, Views views) {
    return new SessionsPage(gatehouse.sessions(), gatehouse.places(), clients, views);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseSessionPageRoutes(
      SessionsPage sessions, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    return new Routes(refusals)
        .at(paths.page("sessions"), forms.shown(sessions::show))
        .at(paths.page("sessions/others"), forms.sent(sessions::endOthers))
        .at(paths.page("sessions/{id}"), forms.sent(sessions::end))
        .all();
  }
}
