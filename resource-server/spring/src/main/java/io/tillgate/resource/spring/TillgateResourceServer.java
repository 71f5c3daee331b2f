package io.tillgate.resource.spring;

import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;

/**
 * Protects a filter chain with Tillgate's access tokens and API keys:
 *
 * <pre>{@code
 * http.with(TillgateResourceServer.tillgate(), withDefaults())
 *     .authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
 * }</pre>
 *
 * <p>If an application defines no chain, the default one requires a token for everything but the health probes.
 */
public final class TillgateResourceServer extends AbstractHttpConfigurer<TillgateResourceServer, HttpSecurity> {

    private TillgateResourceServer() {}

    /** Returns a configurer for {@link HttpSecurity#with}. */
    public static TillgateResourceServer tillgate() {
        return new TillgateResourceServer();
    }

    @Override
    public void init(HttpSecurity http) throws Exception {
        ApplicationContext context = http.getSharedObject(ApplicationContext.class);
        AuthenticationManager manager = context.getBean(TokenAuthenticator.class)::authenticate;
        Refusals refusals = context.getBean(Refusals.class);
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(AbstractHttpConfigurer::disable); // no request is authenticated by a cookie
        http.exceptionHandling(
                handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        http.oauth2ResourceServer(server -> server.bearerTokenResolver(context.getBean(TokenResolver.class))
                .authenticationManagerResolver(request -> manager)
                .authenticationEntryPoint(refusals)
                .accessDeniedHandler(refusals)
                .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                    @Override
                    public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                        filter.setAuthenticationFailureHandler(refusals);
                        return filter;
                    }
                }));
    }
}
