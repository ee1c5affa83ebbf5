package dev.gatehouse.spring.pages.device;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.client.Clients;
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

/** The page of the own devices. */
@AutoConfiguration(after = GatehousePagesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseDevicePagesAutoConfiguration {
  @Bean
  DevicesPage gatehouseDevicesPage(Gatehouse gatehouse, Clients clients, Views views) {
    return new DevicesPage(gatehouse.secondFactors(), gatehouse.signIns(), clients, views);
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> gatehouseDevicePageRoutes(
      DevicesPage devices, AccountPaths paths, Refusals refusals) {
    var forms = new FormsOnly(refusals);
    return new Routes(refusals)
        .at(paths.page("devices"), forms.shown(devices::show, devices::revokeAll))
        .at(paths.page("devices/{id}"), forms.sent(devices::revoke))
        .all();
  }
}
