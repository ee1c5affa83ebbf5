package dev.gatehouse.spring.api.customfield;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.GatehouseApiAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The endpoints for the fields of others. */
@AutoConfiguration(after = GatehouseApiAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseCustomFieldApiAutoConfiguration {
  @Bean
  EndpointGroup gatehouseCustomFieldEndpoints(Gatehouse gatehouse) {
    return new CustomFieldEndpoints(gatehouse.fieldDefinitions()).group();
  }

  @Bean
  EndpointGroup gatehouseUserFieldEndpoints(Gatehouse gatehouse) {
    return new UserFieldEndpoints(gatehouse.userFields()).group();
  }
}
