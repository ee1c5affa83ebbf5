package dev.gatehouse.spring.pages;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.cookie.DeviceCookies;
import dev.gatehouse.spring.cookie.ReturnCookie;
import dev.gatehouse.spring.cookie.SessionCookie;
import dev.gatehouse.spring.security.CsrfCookies;
import dev.gatehouse.spring.security.GatehouseSecurityAutoConfiguration;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.Assets;
import dev.gatehouse.spring.web.PageRenderer;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.spring.web.Routes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The pages. */
@AutoConfiguration(after = GatehouseSecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehousePagesAutoConfiguration {
  @Bean
  Pages gatehousePages(
      Gatehouse gatehouse, PresentPasswords passwords, Cookies gatehousePageCookies) {
    var clients = passwords.clients();
    var views = passwords.views();
    return new Pages(
        new RegisterPage(gatehouse.registrations(), clients, views),
        new ResetPages(gatehouse.passwordResets(), clients, views),
        new PasswordPage(gatehouse.passwordChanges(), passwords, gatehousePageCookies),
        new HomePage(gatehouse.sessions(), clients, gatehousePageCookies, views));
  }

  @Bean
  Views gatehouseViews(AccountPaths paths, PageRenderer renderer) {
    return new Views(paths, renderer);
  }

  @Bean
  PresentPasswords gatehousePresentPasswords(Gatehouse gatehouse, Clients clients, Views views) {
    return new PresentPasswords(gatehouse.passwords(), clients, views);
  }

  @Bean
  Cookies gatehousePageCookies(
      SessionCookie session, CsrfCookies csrf, DeviceCookies devices, ReturnCookie detour) {
    return new Cookies(session, csrf, devices, detour);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehousePageRoutes(
      Pages pages, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    return new Routes(refusals)
        .at(paths.home(), forms.shown(pages.home()::show))
        .at(paths.page("register"), forms.shown(pages.register()::show, pages.register()::submit))
        .at(paths.page("registered"), forms.shown(pages.register()::done))
        .at(paths.page("sign-out"), forms.shown(pages.home()::askToSignOut, pages.home()::signOut))
        .at(paths.page("forgot"), forms.shown(pages.resets()::ask, pages.resets()::request))
        .at(paths.page("forgot/sent"), forms.shown(pages.resets()::sent))
        .at(paths.page("reset"), forms.shown(pages.resets()::show, pages.resets()::submit))
        .at(paths.page("password"), forms.shown(pages.password()::show, pages.password()::submit))
        .at(paths.page("sessions/others"), forms.sent(pages.home()::endOthers))
        .at(paths.page("sessions/{id}"), forms.sent(pages.home()::end))
        .all();
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseAssetRoutes(Assets assets, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    var routes = new Routes(refusals);
    assets.all().forEach(asset -> routes.at(asset.path(), forms.shown(asset::answer)));
    return routes.all();
  }

  /** The pages by name. */
  record Pages(RegisterPage register, ResetPages resets, PasswordPage password, HomePage home) {}
}
