package dev.gatehouse.spring.pages.admin.audit;

import dev.gatehouse.spring.language.Texts;
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

/** The pages of the audit trail. */
@AutoConfiguration(after = GatehouseAdminPagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseAuditPagesAutoConfiguration {
  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseAuditPageRoutes(
      Office office, Texts texts, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    var page = new AuditTrailPage(office, texts);
    return new Routes(refusals)
        .at(paths.page("admin/audit"), forms.shown(page::show))
        .at(paths.page("admin/audit/check"), forms.sent(page::verify))
        .at(paths.page("admin/export/audit"), forms.sent(new AuditExport(office)::send))
        .all();
  }
}
