package dev.gatehouse.spring.api.oversight;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.GatehouseApiAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The endpoints for all sessions and all mails. */
@AutoConfiguration(after = GatehouseApiAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseOversightApiAutoConfiguration {
  @Bean
  EndpointGroup gatehouseAllSessionEndpoints(Gatehouse gatehouse) {
    return new AllSessionEndpoints(gatehouse.allSessions()).group();
  }

  @Bean
  EndpointGroup gatehouseMailEndpoints(Gatehouse gatehouse) {
    return new MailEndpoints(gatehouse).group();
  }
}
