package dev.gatehouse.spring.pages.admin;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.Settings;
import dev.gatehouse.spring.GatehouseProperties;
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

/** What the pages of the administrators have in common, and the first of them. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseAdminPagesAutoConfiguration {
  @Bean
  Office gatehouseOffice(Gatehouse gatehouse, Clients clients, Views views) {
    return new Office(gatehouse, clients, views);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseAdminPageRoutes(
      Office office, AdminFacts facts, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    var settings = new SettingsPage(office, facts.settings(), facts.properties());
    return new Routes(refusals)
        .at(paths.page("admin"), forms.shown(new OverviewPage(office)::show))
        .at(paths.page("admin/settings"), forms.shown(settings::show))
        .all();
  }

  @Bean
  AdminFacts gatehouseAdminFacts(Settings settings, GatehouseProperties properties) {
    return new AdminFacts(settings, properties);
  }

  /** How the application is set. */
  record AdminFacts(Settings settings, GatehouseProperties properties) {}
}
