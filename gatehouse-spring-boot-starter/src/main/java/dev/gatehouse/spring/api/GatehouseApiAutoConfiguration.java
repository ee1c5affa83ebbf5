package dev.gatehouse.spring.api;

import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.cookie.DeviceCookies;
import dev.gatehouse.spring.cookie.SessionCookie;
import dev.gatehouse.spring.security.CsrfCookies;
import dev.gatehouse.spring.security.GatehouseSecurityAutoConfiguration;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.Refusals;
import dev.gatehouse.spring.web.Routes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The JSON API: whatever groups of endpoints there are, at their paths. */
@AutoConfiguration(after = GatehouseSecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseApiAutoConfiguration {
  @Bean
  Cookies gatehouseCookies(SessionCookie session, CsrfCookies csrf, DeviceCookies devices) {
    return new Cookies(session, csrf, devices);
  }

  @Bean
  EndpointTable gatehouseEndpoints(ObjectProvider<EndpointGroup> groups) {
    return new EndpointTable(groups.orderedStream().toList());
  }

  @Bean
  @Order(-2)
  RouterFunction<ServerResponse> gatehouseApi(
      EndpointTable endpoints, AccountPaths paths, Clients clients, Refusals refusals) {
    return endpoints.routes(new Routes(refusals), paths, new Gate(clients, refusals));
  }
}
