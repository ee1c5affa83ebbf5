package dev.gatehouse.spring.api.invitation;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.GatehouseApiAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The endpoints of invitations. */
@AutoConfiguration(after = GatehouseApiAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseInvitationApiAutoConfiguration {
  @Bean
  EndpointGroup gatehouseNewUserEndpoints(Gatehouse gatehouse) {
    return new NewUserEndpoints(gatehouse.invitations()).group();
  }

  @Bean
  EndpointGroup gatehouseInvitationEndpoints(Gatehouse gatehouse) {
    return new InvitationEndpoints(gatehouse).group();
  }
}
