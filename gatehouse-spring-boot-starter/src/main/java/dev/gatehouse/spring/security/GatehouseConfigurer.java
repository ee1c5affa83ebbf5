package dev.gatehouse.spring.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Brings Gatehouse into a security chain: who is signed in, the guards against forged requests, and
 * the way to the sign-in page. No {@code HttpSession} is made.
 *
 * <p>A new bean for every chain: {@code http.with(gatehouse, withDefaults())}. What needs a
 * signed-in user stays for the chain to say.
 */
public final class GatehouseConfigurer
    extends AbstractHttpConfigurer<GatehouseConfigurer, HttpSecurity> {
  private final SessionFilter session;
  private final SameOriginFilter sameOrigin;
  private final CsrfCookies csrfCookies;
  private final SignInEntry entry;

  GatehouseConfigurer(
      SessionFilter session,
      SameOriginFilter sameOrigin,
      CsrfCookies csrfCookies,
      SignInEntry entry) {
    this.session = session;
    this.sameOrigin = sameOrigin;
    this.csrfCookies = csrfCookies;
    this.entry = entry;
  }

  /**
   * Joins the chain, and settles at once what other parts of it look at before they are asked to do
   * anything: that there is no HTTP session.
   */
  @Override
  public void setBuilder(HttpSecurity http) {
    super.setBuilder(http);
    http.csrf(csrfCookies::configure)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .exceptionHandling(
            failures -> failures.authenticationEntryPoint(entry).accessDeniedHandler(entry));
  }

  @Override
  public void configure(HttpSecurity http) {
    http.addFilterBefore(sameOrigin, CsrfFilter.class).addFilterAfter(session, CsrfFilter.class);
  }
}
