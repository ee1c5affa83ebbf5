package dev.gatehouse.spring.pages.dataexport;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.pages.FormsOnly;
import dev.gatehouse.spring.pages.GatehousePagesAutoConfiguration;
import dev.gatehouse.spring.pages.PresentPasswords;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.spring.web.Routes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The page where users get what is known of them. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseDataExportPagesAutoConfiguration {
  @Bean
  DataExportPage gatehouseDataExportPage(Gatehouse gatehouse, PresentPasswords passwords) {
    return new DataExportPage(gatehouse.dataExports(), passwords);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseDataExportPageRoutes(
      DataExportPage data, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    return new Routes(refusals).at(paths.page("data"), forms.shown(data::show, data::submit)).all();
  }
}
