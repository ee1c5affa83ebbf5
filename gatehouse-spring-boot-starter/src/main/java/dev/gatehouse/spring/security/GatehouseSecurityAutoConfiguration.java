package dev.gatehouse.spring.security;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.Settings;
import dev.gatehouse.spring.GatehouseProperties;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.cookie.DeviceCookies;
import dev.gatehouse.spring.cookie.ReturnCookie;
import dev.gatehouse.spring.cookie.SessionCookie;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.BodyLimitFilter;
import dev.gatehouse.spring.web.GatehouseWebAutoConfiguration;
import dev.gatehouse.spring.web.Refusals;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;

/** The chain of the pages and the API, and what a host's own chain takes from it. */
@AutoConfiguration(
    after = GatehouseWebAutoConfiguration.class,
    before = {UserDetailsServiceAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class GatehouseSecurityAutoConfiguration {
  private static final String[] ADMINISTRATORS = {"ROLE_OWNER", "ROLE_ADMIN"};
  private static final int BEFORE_THE_HOSTS = Ordered.HIGHEST_PRECEDENCE + 100;

  @Bean
  SessionCookie gatehouseSessionCookie(GatehouseProperties properties, Settings settings) {
    return new SessionCookie(properties, settings.session());
  }

  @Bean
  CsrfCookies gatehouseCsrfCookies(
      GatehouseProperties properties, AccountPaths paths, SessionCookie session) {
    return new CsrfCookies(properties, paths, session);
  }

  @Bean
  DeviceCookies gatehouseDeviceCookies(GatehouseProperties properties, Settings settings) {
    return new DeviceCookies(properties, settings.device());
  }

  @Bean
  ReturnCookie gatehouseReturnCookie(GatehouseProperties properties) {
    return new ReturnCookie(properties);
  }

  @Bean
  SetupOnly gatehouseSetupOnly(AccountPaths paths, Refusals refusals, ReturnCookie detour) {
    return new SetupOnly(paths, refusals, detour);
  }

  @Bean
  SessionFilter.Check gatehouseSessionCheck(
      Gatehouse gatehouse, Clients clients, SessionCookie cookie, AccountPaths paths) {
    return new SessionFilter.Check(gatehouse.sessions(), clients, cookie, paths);
  }

  @Bean
  Guards gatehouseGuards(SessionFilter.Check check, SetupOnly setupOnly, Refusals refusals) {
    return new Guards(new SessionFilter(check, setupOnly, refusals), refusals);
  }

  @Bean
  @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
  GatehouseConfigurer gatehouseConfigurer(
      GatehouseProperties properties, AccountPaths paths, CsrfCookies csrf, Guards guards) {
    return new GatehouseConfigurer(
        guards.session(),
        new SameOriginFilter(properties, guards.refusals()),
        csrf,
        new SignInEntry(paths, guards.refusals()));
  }

  @Bean
  @Order(BEFORE_THE_HOSTS)
  SecurityFilterChain gatehouseChain(
      HttpSecurity http, GatehouseConfigurer gatehouse, AccountPaths paths, ChainParts parts) {
    return http.securityMatcher(paths.home(), paths.home() + "/**")
        .with(gatehouse, withDefaults())
        .addFilterBefore(new BodyLimitFilter(parts.refusals(), paths), CsrfFilter.class)
        .logout(logout -> logout.disable())
        .headers(headers ->
            headers.defaultsDisabled().addHeaderWriter(new SecurityHeaders(parts.https())))
        .authorizeHttpRequests(requests -> guard(requests, paths))
        .build();
  }

  private static void guard(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests,
      AccountPaths paths) {
    requests
        .requestMatchers(
            paths.home(),
            paths.page("profile/**"),
            paths.page("email"),
            paths.page("password"),
            paths.page("second-factor/**"),
            paths.page("devices/**"),
            paths.page("sessions/**"),
            paths.page("data"),
            paths.page("delete"))
        .authenticated()
        // whatever is below it, so that no page of the administrators can forget to ask
        .requestMatchers(paths.page("admin"), paths.page("admin/**"))
        .hasAnyAuthority(ADMINISTRATORS)
        // the rest is open to visitors, asks by itself as the API does, or is nothing at all
        .anyRequest()
        .permitAll();
  }

  @Bean
  ChainParts gatehouseChainParts(GatehouseProperties properties, Refusals refusals) {
    return new ChainParts(properties.https(), refusals);
  }

  // without one, Boot makes up a user and prints its password
  @Bean
  @ConditionalOnMissingBean({
    AuthenticationManager.class,
    AuthenticationProvider.class,
    UserDetailsService.class
  })
  AuthenticationManager gatehouseAuthenticationManager() {
    return authentication -> {
      throw new ProviderNotFoundException("Gatehouse signs users in by its own pages and API");
    };
  }

  /** The filters that are the same in every chain. */
  record Guards(SessionFilter session, Refusals refusals) {}

  /** What our own chain needs besides. */
  record ChainParts(boolean https, Refusals refusals) {}
}
