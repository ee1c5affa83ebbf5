package dev.gatehouse.spring.pages.admin.roles;

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

/** The page of the roles. */
@AutoConfiguration(after = GatehouseAdminPagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseRolesPagesAutoConfiguration {
  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseRolesPageRoutes(
      Office office, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    var page = new RolesPage(office);
    return new Routes(refusals)
        .at(paths.page("admin/roles"), forms.shown(page::show, page::create))
        .at(paths.page("admin/roles/name"), forms.sent(page::rename))
        .at(paths.page("admin/roles/deletion"), forms.sent(page::delete))
        .all();
  }
}
