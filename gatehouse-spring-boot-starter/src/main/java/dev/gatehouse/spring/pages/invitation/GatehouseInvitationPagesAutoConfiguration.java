package dev.gatehouse.spring.pages.invitation;

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

/** The page where an invitation is accepted. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseInvitationPagesAutoConfiguration {
  @Bean
  InvitationPage gatehouseInvitationPage(Gatehouse gatehouse, Clients clients, Views views) {
    return new InvitationPage(gatehouse.invitations(), clients, views);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseInvitationPageRoutes(
      InvitationPage page, AccountPaths paths, Refusals refusals) {
    return new Routes(refusals)
        .at(paths.page("invitation"), new FormsOnly(refusals).shown(page::show, page::submit))
        .all();
  }
}
