package dev.gatehouse.spring.pages.admin.users;

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

/** The pages with all users. */
@AutoConfiguration(after = GatehouseAdminPagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseUsersPagesAutoConfiguration {
  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseUsersPageRoutes(
      Office office, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    return new Routes(refusals)
        .at(paths.page(Office.USERS), forms.shown(new UsersPage(office)::show))
        .at(paths.page("admin/export/users"), forms.sent(new UserExport(office)::send))
        .at(paths.page("admin/columns"), forms.sent(new ColumnsPage(office)::choose))
        .at(paths.page("admin/bulk"), forms.sent(new BulkPage(office)::submit))
        .all();
  }
}
