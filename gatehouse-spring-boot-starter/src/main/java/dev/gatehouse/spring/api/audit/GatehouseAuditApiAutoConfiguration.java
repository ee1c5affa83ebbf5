package dev.gatehouse.spring.api.audit;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.GatehouseApiAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The endpoints for the audit trail. */
@AutoConfiguration(after = GatehouseApiAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseAuditApiAutoConfiguration {
  @Bean
  EndpointGroup gatehouseAuditEndpoints(Gatehouse gatehouse) {
    return new AuditEndpoints(gatehouse.auditTrails()).group();
  }
}
