package dev.gatehouse.spring.pages.admin.user;

import dev.gatehouse.Settings;
import dev.gatehouse.spring.pages.FormsOnly;
import dev.gatehouse.spring.pages.Pictures;
import dev.gatehouse.spring.pages.admin.GatehouseAdminPagesAutoConfiguration;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.pages.admin.user.act.FactorActs;
import dev.gatehouse.spring.pages.admin.user.act.PictureActs;
import dev.gatehouse.spring.pages.admin.user.act.RoleActs;
import dev.gatehouse.spring.pages.admin.user.act.SessionActs;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.spring.web.Routes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The page of one user, and where its forms go. */
@AutoConfiguration(after = GatehouseAdminPagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseUserPagesAutoConfiguration {
  private static final String USER = Office.USERS + "/{id}";

  @Bean
  UserPage gatehouseUserPage(Office office, Settings settings, Pictures pictures) {
    return new UserPage(office, settings, pictures);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseUserPageRoutes(
      Office office, UserPage page, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    var sessions = new SessionActs(office);
    var passwords = new PasswordActs(office, page);
    return new Routes(refusals)
        .at(paths.page(USER), forms.shown(page::show))
        .at(paths.page(USER + "/invitation"), forms.sent(new InvitationActs(office, page)::submit))
        .at(paths.page(USER + "/status"), forms.sent(new StatusActs(office, page)::submit))
        .at(paths.page(USER + "/roles"), forms.sent(new RoleActs(office)::submit))
        .at(paths.page(USER + "/sessions"), forms.sent(sessions::endAll))
        .at(paths.page(USER + "/sessions/{session}"), forms.sent(sessions::end))
        .at(paths.page(USER + "/reset-link"), forms.sent(passwords::sendLink))
        .at(paths.page(USER + "/password"), forms.sent(passwords::assign))
        .at(paths.page(USER + "/second-factor"), forms.sent(new FactorActs(office)::remove))
        .at(paths.page(USER + "/picture"), forms.sent(new PictureActs(office)::remove))
        .at(paths.page(USER + "/fields"), forms.sent(new FieldActs(office, page)::submit))
        .at(paths.page(USER + "/deletion"), forms.sent(new DeletionActs(office, page)::submit))
        .all();
  }
}
