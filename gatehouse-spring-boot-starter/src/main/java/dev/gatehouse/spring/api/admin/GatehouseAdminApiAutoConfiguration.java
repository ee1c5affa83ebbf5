package dev.gatehouse.spring.api.admin;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.GatehouseApiAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The endpoints for administrators. */
@AutoConfiguration(after = GatehouseApiAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseAdminApiAutoConfiguration {
  @Bean
  EndpointGroup gatehouseRoleEndpoints(Gatehouse gatehouse) {
    return new RoleEndpoints(gatehouse).group();
  }

  @Bean
  EndpointGroup gatehouseUserRoleEndpoints(Gatehouse gatehouse) {
    return new UserRoleEndpoints(gatehouse).group();
  }

  @Bean
  EndpointGroup gatehouseUserStatusEndpoints(Gatehouse gatehouse) {
    return new UserStatusEndpoints(gatehouse.administration().statuses()).group();
  }

  @Bean
  EndpointGroup gatehouseUserPasswordEndpoints(Gatehouse gatehouse) {
    return new UserPasswordEndpoints(gatehouse.administration().passwords()).group();
  }

  @Bean
  EndpointGroup gatehouseUserSessionEndpoints(Gatehouse gatehouse) {
    return new UserSessionEndpoints(gatehouse.administration().sessions()).group();
  }

  @Bean
  EndpointGroup gatehouseUserFactorEndpoints(Gatehouse gatehouse) {
    return new UserFactorEndpoints(gatehouse.factorRemovals()).group();
  }

  @Bean
  EndpointGroup gatehouseUserAvatarEndpoints(Gatehouse gatehouse) {
    return new UserAvatarEndpoints(gatehouse.avatarRemovals()).group();
  }

  @Bean
  EndpointGroup gatehouseUserDeletionEndpoints(Gatehouse gatehouse) {
    return new UserDeletionEndpoints(gatehouse.userDeletions()).group();
  }
}
