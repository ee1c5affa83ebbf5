package dev.gatehouse.spring.api.secondfactor;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.api.Cookies;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.GatehouseApiAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The endpoints for the own second factor. */
@AutoConfiguration(after = GatehouseApiAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseSecondFactorApiAutoConfiguration {
  @Bean
  EndpointGroup gatehouseSecondFactorEndpoints(Gatehouse gatehouse, Cookies cookies) {
    return new SecondFactorEndpoints(gatehouse, cookies).group();
  }

  @Bean
  EndpointGroup gatehouseTrustedDeviceEndpoints(Gatehouse gatehouse) {
    return new TrustedDeviceEndpoints(gatehouse.secondFactors()).group();
  }
}
