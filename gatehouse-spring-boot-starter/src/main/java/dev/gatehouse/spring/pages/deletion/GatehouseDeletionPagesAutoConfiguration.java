package dev.gatehouse.spring.pages.deletion;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.Settings;
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

/** The pages where users delete their own accounts. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseDeletionPagesAutoConfiguration {
  @Bean
  DeletionPage gatehouseDeletionPage(
      Gatehouse gatehouse, Settings settings, PresentPasswords passwords, Cookies cookies) {
    var grace = Grace.of(settings.deletion().grace());
    return new DeletionPage(gatehouse.deletions(), grace, passwords, cookies);
  }

  @Bean
  RestorePage gatehouseRestorePage(Gatehouse gatehouse, Clients clients, Views views) {
    return new RestorePage(gatehouse.deletions(), clients, views);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseDeletionPageRoutes(
      DeletionPage deletion, RestorePage restore, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    return new Routes(refusals)
        .at(paths.page("delete"), forms.shown(deletion::show, deletion::submit))
        .at(paths.page("deleted"), forms.shown(deletion::done))
        .at(paths.page("restore"), forms.shown(restore::show, restore::submit))
        .at(paths.page("restored"), forms.shown(restore::done))
        .all();
  }
}
