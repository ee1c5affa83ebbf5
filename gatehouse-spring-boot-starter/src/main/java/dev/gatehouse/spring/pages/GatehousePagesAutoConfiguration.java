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

/** What the pages have in common. */
@AutoConfiguration(after = GatehouseSecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehousePagesAutoConfiguration {
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
  Pictures gatehousePagePictures(Gatehouse gatehouse, AccountPaths paths) {
    return new Pictures(gatehouse.avatars(), paths);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseAssetRoutes(Assets assets, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    var routes = new Routes(refusals);
    assets.all().forEach(asset -> routes.at(asset.path(), forms.shown(asset::answer)));
    return routes.all();
  }
}
