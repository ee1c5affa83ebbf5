package dev.gatehouse.spring.pages.profile;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.Settings;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.FormsOnly;
import dev.gatehouse.spring.pages.GatehousePagesAutoConfiguration;
import dev.gatehouse.spring.pages.Pictures;
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

/** The pages of what users say about themselves. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseProfilePagesAutoConfiguration {
  @Bean
  ProfilePage gatehouseProfilePage(
      Gatehouse gatehouse, Pictures pictures, Clients clients, Views views) {
    return new ProfilePage(gatehouse, pictures, clients, views);
  }

  @Bean
  PicturePage gatehousePicturePage(
      Gatehouse gatehouse, Settings settings, ProfilePage profile, Clients clients, Views views) {
    var with = new PicturePage.With(profile, clients, views);
    return new PicturePage(gatehouse.avatars(), settings.avatar(), with);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseProfilePageRoutes(
      ProfilePage profile, PicturePage picture, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    return new Routes(refusals)
        .at(paths.page("profile"), forms.shown(profile::show, profile::submit))
        .at(paths.page(AccountPaths.PICTURE), forms.brought(picture::upload))
        .at(paths.page(AccountPaths.PICTURE + "/removal"), forms.sent(picture::remove))
        .all();
  }
}
