package dev.gatehouse.spring.api.session;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spring.api.Cookies;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.GatehouseApiAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The endpoints for signing in and out, and for the own sessions. */
@AutoConfiguration(after = GatehouseApiAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseSessionApiAutoConfiguration {
  @Bean
  EndpointGroup gatehouseSignInEndpoints(Gatehouse gatehouse, Cookies cookies) {
    return new SignInEndpoints(gatehouse.signIns(), new SignInAnswers(cookies)).group();
  }

  @Bean
  EndpointGroup gatehouseSecondStepEndpoints(Gatehouse gatehouse, Cookies cookies) {
    return new SecondStepEndpoints(gatehouse.signIns(), new SignInAnswers(cookies)).group();
  }

  @Bean
  EndpointGroup gatehouseMagicLinkEndpoints(Gatehouse gatehouse, Cookies cookies) {
    return new MagicLinkEndpoints(gatehouse, new SignInAnswers(cookies)).group();
  }

  @Bean
  EndpointGroup gatehouseSessionEndpoints(Gatehouse gatehouse, Cookies cookies) {
    return new SessionEndpoints(gatehouse.sessions(), cookies).group();
  }
}
