package dev.gatehouse.spring.security;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.gatehouse.spring.GatehouseAutoConfiguration;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.PathRequest;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A chain for everything outside the pages and the API, where the host defines none: it lets
 * signed-in users through, and shows visitors static resources alone.
 */
@AutoConfiguration(
    after = GatehouseAutoConfiguration.class,
    before = {GatehouseSecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnMissingBean(SecurityFilterChain.class)
public final class GatehouseHostChainAutoConfiguration {
  private static final int AFTER_ALL_OTHERS = Integer.MAX_VALUE - 5;

  @Bean
  @Order(AFTER_ALL_OTHERS)
  SecurityFilterChain gatehouseHostChain(HttpSecurity http, GatehouseConfigurer gatehouse) {
    return http.with(gatehouse, withDefaults())
        .logout(logout -> logout.disable())
        .authorizeHttpRequests(requests ->
            requests
                // what they were dispatched from has been let through or refused already
                .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(PathRequest.toStaticResources().atCommonLocations())
                .permitAll()
                .anyRequest()
                .authenticated())
        .build();
  }
}
