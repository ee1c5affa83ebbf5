package dev.gatehouse.spring.api.account;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.api.Cookies;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.GatehouseApiAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The endpoints for becoming a user, and for the own address and password. */
@AutoConfiguration(after = GatehouseApiAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseAccountApiAutoConfiguration {
  @Bean
  EndpointGroup gatehouseRegistrationEndpoints(Gatehouse gatehouse) {
    return new RegistrationEndpoints(gatehouse).group();
  }

  @Bean
  EndpointGroup gatehouseEmailEndpoints(Gatehouse gatehouse, Cookies cookies) {
    return new EmailEndpoints(gatehouse, cookies).group();
  }

  @Bean
  EndpointGroup gatehousePasswordEndpoints(Gatehouse gatehouse, Cookies cookies) {
    return new PasswordEndpoints(gatehouse, cookies).group();
  }

  @Bean
  EndpointGroup gatehousePasswordResetEndpoints(Gatehouse gatehouse) {
    return new PasswordResetEndpoints(gatehouse.passwordResets()).group();
  }

  @Bean
  EndpointGroup gatehouseDeletionEndpoints(Gatehouse gatehouse) {
    return new DeletionEndpoints(gatehouse).group();
  }

  @Bean
  EndpointGroup gatehouseDataExportEndpoints(Gatehouse gatehouse) {
    return new DataExportEndpoints(gatehouse).group();
  }
}
