package dev.gatehouse.spring.pages.email;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Cookies;
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

/** The pages of the address. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseEmailPagesAutoConfiguration {
  @Bean
  EmailPages gatehouseEmailPages(
      Gatehouse gatehouse, Clients clients, Cookies gatehousePageCookies, Views views) {
    return new EmailPages(
        new ConfirmPage(gatehouse, clients, gatehousePageCookies, views),
        new EmailPage(gatehouse, clients, views),
        new EmailLinkPages(gatehouse.emailChanges(), clients, gatehousePageCookies, views));
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseEmailPageRoutes(
      EmailPages pages, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    var confirm = pages.confirm();
    var email = pages.email();
    var links = pages.links();
    return new Routes(refusals)
        .at(paths.page("confirm"), forms.shown(confirm::show, confirm::submit))
        .at(paths.page("confirm/reset"), forms.sent(confirm::reset))
        .at(paths.page("confirm/again"), forms.shown(confirm::askAgain, confirm::sendAgain))
        .at(paths.page("confirm/sent"), forms.shown(confirm::sent))
        .at(paths.page("confirmed"), forms.shown(confirm::done))
        .at(paths.page("email"), forms.shown(email::show, email::submit))
        .at(paths.page("email/sent"), forms.shown(email::sent))
        .at(paths.page("email/confirm"), forms.shown(links::show, links::submit))
        .at(paths.page("email/changed"), forms.shown(links::done))
        .at(paths.page("email/undo"), forms.shown(links::showUndo, links::undo))
        .all();
  }

  /** The pages by name. */
  record EmailPages(ConfirmPage confirm, EmailPage email, EmailLinkPages links) {}
}
