package dev.gatehouse.spring.api.directory;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.GatehouseApiAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The endpoints that show users to administrators. */
@AutoConfiguration(after = GatehouseApiAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseDirectoryApiAutoConfiguration {
  @Bean
  EndpointGroup gatehouseDirectoryEndpoints(Gatehouse gatehouse) {
    return new DirectoryEndpoints(gatehouse).group();
  }

  @Bean
  EndpointGroup gatehouseRecordEndpoints(Gatehouse gatehouse) {
    return new RecordEndpoints(gatehouse).group();
  }
}
