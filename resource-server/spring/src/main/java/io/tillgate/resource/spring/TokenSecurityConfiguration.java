package io.tillgate.resource.spring;

import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.token.IntrospectionReader;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.client.support.BasicAuthenticationInterceptor;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The beans for Spring Security. */
@Configuration(proxyBeanMethods = false)
class TokenSecurityConfiguration {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    private final ResourceServerProperties properties;

    TokenSecurityConfiguration(ResourceServerProperties properties) {
        this.properties = properties;
    }

    @Bean
    JwtTokens tillgateJwtTokens(TrustedIssuers issuers) {
        return new JwtTokens(issuers);
    }

    @Bean
    TokenAuthenticator tillgateTokenAuthenticator(
            TrustedIssuers issuers, VerifiedTokenCache<TokenAuthentication> cache, JwtTokens jwts) {
        IntrospectionReader introspections = new IntrospectionReader(
                properties.issuer(),
                properties.audience(),
                properties.clockSkew(),
                ResourceServerAutoConfiguration.CLOCK);
        return new TokenAuthenticator(issuers, cache, jwts, introspector(), introspections, properties.cache());
    }

    @Bean
    RevocationValidator tillgateRevocationValidator(TrustedIssuers issuers) {
        return new RevocationValidator(issuers);
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder tillgateJwtDecoder(JwtTokens tokens, ObjectProvider<OAuth2TokenValidator<Jwt>> validators) {
        return new TokenJwtDecoder(tokens, validators.orderedStream().toList());
    }

    @Bean
    TokenResolver tillgateTokenResolver() {
        return new TokenResolver(properties.apiKeyHeader());
    }

    @Bean
    Refusals tillgateRefusals() {
        return new Refusals(properties.apiKeyHeader());
    }

    /** Answers 503 in chains with {@code jwt()}, which rethrow that a token cannot be checked at present. */
    @Bean
    FilterRegistrationBean<Filter> tillgateOutages(
            @Value("${spring.security.filter.order:" + SecurityProperties.DEFAULT_FILTER_ORDER + "}")
                    int securityOrder) {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } catch (AuthenticationServiceException e) {
                if (response.isCommitted() || !(e.getCause() instanceof JwtException)) {
                    throw e;
                }
                Refusals.unavailable((HttpServletResponse) response);
            }
        });
        filter.setOrder(securityOrder - 1); // outside the security filter, to see its exceptions
        return filter;
    }

    @Bean
    WebMvcConfigurer tillgateStaleness(TrustedIssuers issuers) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new StalenessInterceptor(issuers));
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain tillgateSecurityFilterChain(HttpSecurity http) throws Exception {
        return http.with(TillgateResourceServer.tillgate(), Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    private @Nullable SpringOpaqueTokenIntrospector introspector() {
        @Nullable String clientId = properties.clientId();
        @Nullable Path secretFile = properties.clientSecretFile();
        if (clientId == null || secretFile == null) {
            return null;
        }
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(CONNECT_TIMEOUT);
        requests.setReadTimeout(READ_TIMEOUT);
        RestTemplate http = new RestTemplate(requests);
        http.getInterceptors().add(new BasicAuthenticationInterceptor(clientId, secret(secretFile)));
        String base = properties.authServerUrl().toString();
        return new SpringOpaqueTokenIntrospector((base.endsWith("/") ? base : base + "/") + "oauth/introspect", http);
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("tillgate.resource-server.client-secret-file cannot be read", e);
        }
    }
}
