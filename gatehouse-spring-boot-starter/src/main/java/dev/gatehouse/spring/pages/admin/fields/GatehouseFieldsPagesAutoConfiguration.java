package dev.gatehouse.spring.pages.admin.fields;

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

/** The pages of the custom fields. */
@AutoConfiguration(after = GatehouseAdminPagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseFieldsPagesAutoConfiguration {
  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseFieldsPageRoutes(
      Office office, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    var page = new FieldsPage(office);
    return new Routes(refusals)
        .at(paths.page("admin/fields"), forms.shown(page::list))
        .at(paths.page("admin/new-field"), forms.shown(page::showNew, page::create))
        .at(paths.page("admin/fields/{key}"), forms.shown(page::show, page::change))
        .at(paths.page("admin/fields/{key}/deletion"), forms.sent(page::delete))
        .at(paths.page("admin/fields/{key}/first"), forms.sent(page::putFirst))
        .all();
  }
}
