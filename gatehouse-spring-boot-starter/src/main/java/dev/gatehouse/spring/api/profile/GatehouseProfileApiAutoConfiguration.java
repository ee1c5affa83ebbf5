package dev.gatehouse.spring.api.profile;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.GatehouseApiAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The endpoints for what users say about themselves. */
@AutoConfiguration(after = GatehouseApiAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseProfileApiAutoConfiguration {
  @Bean
  EndpointGroup gatehouseProfileEndpoints(Gatehouse gatehouse) {
    return new ProfileEndpoints(gatehouse.profiles()).group();
  }

  @Bean
  EndpointGroup gatehouseFieldEndpoints(Gatehouse gatehouse) {
    return new FieldEndpoints(gatehouse).group();
  }
}
