package dev.gatehouse.spring.pages.magiclink;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.FormsOnly;
import dev.gatehouse.spring.pages.signin.Entrance;
import dev.gatehouse.spring.pages.signin.GatehouseSignInPagesAutoConfiguration;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.spring.web.Routes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The pages for signing in by a mailed link. */
@AutoConfiguration(after = GatehouseSignInPagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseMagicLinkPagesAutoConfiguration {
  @Bean
  MagicLinkPages gatehouseMagicLinkPages(Gatehouse gatehouse, Clients clients, Entrance entrance) {
    return new MagicLinkPages(gatehouse, clients, entrance);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseMagicLinkRoutes(
      MagicLinkPages pages, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    return new Routes(refusals)
        .at(paths.page("magic-link/request"), forms.shown(pages::ask, pages::request))
        .at(paths.page("magic-link/sent"), forms.shown(pages::sent))
        .at(paths.page("magic-link"), forms.shown(pages::show, pages::submit))
        .all();
  }
}
