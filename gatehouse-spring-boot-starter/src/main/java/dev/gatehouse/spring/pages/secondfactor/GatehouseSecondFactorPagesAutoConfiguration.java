package dev.gatehouse.spring.pages.secondfactor;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.GatehouseProperties;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.cookie.ShownOnce;
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

/** The pages of the own second factor. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseSecondFactorPagesAutoConfiguration {
  @Bean
  Confirming gatehouseConfirming(
      Gatehouse gatehouse, Clients clients, Cookies gatehousePageCookies, Views views) {
    return new Confirming(gatehouse, clients, gatehousePageCookies, views);
  }

  @Bean
  FactorPages gatehouseFactorPages(GatehouseProperties properties, Confirming confirming) {
    var codes =
        new RecoveryCodesPage(new ShownOnce(properties), confirming.cookies(), confirming.views());
    var state = new StatePage(confirming);
    return new FactorPages(
        state,
        new SetupPage(confirming, codes),
        codes,
        ChangePage.renewal(confirming, codes),
        ChangePage.removal(confirming, state));
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseFactorRoutes(
      FactorPages pages, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    var setup = pages.setup();
    var renewal = pages.renewal();
    var removal = pages.removal();
    return new Routes(refusals)
        .at(paths.page("second-factor"), forms.shown(pages.state()::show))
        .at(paths.page("second-factor/setup"), forms.shown(setup::show, setup::submit))
        .at(paths.page("second-factor/enable"), forms.sent(setup::enable))
        .at(
            paths.page("second-factor/codes"),
            forms.shown(pages.codes()::show, pages.codes()::done))
        .at(paths.page("second-factor/renewal"), forms.shown(renewal::show, renewal::submit))
        .at(paths.page("second-factor/removal"), forms.shown(removal::show, removal::submit))
        .all();
  }

  /** The pages by name. */
  record FactorPages(
      StatePage state,
      SetupPage setup,
      RecoveryCodesPage codes,
      ChangePage renewal,
      ChangePage removal) {}
}
