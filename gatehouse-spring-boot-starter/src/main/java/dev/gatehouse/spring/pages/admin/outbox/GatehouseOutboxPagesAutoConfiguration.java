package dev.gatehouse.spring.pages.admin.outbox;

import dev.gatehouse.spring.pages.FormsOnly;
import dev.gatehouse.spring.pages.admin.GatehouseAdminPagesAutoConfiguration;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.spring.web.Routes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The page of the outbox. */
@AutoConfiguration(after = GatehouseAdminPagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseOutboxPagesAutoConfiguration {
  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseOutboxPageRoutes(
      Office office, AccountPaths paths, Refusals refusals) {
    var page = new MailsPage(office);
    return new Routes(refusals)
        .at(paths.page(MailsPage.PATH), new FormsOnly(refusals).shown(page::show, page::submit))
        .all();
  }
}
