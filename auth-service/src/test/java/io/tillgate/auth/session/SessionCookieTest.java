package io.tillgate.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tillgate.auth.AuthConfig;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionCookieTest {
    @Test
    @DisplayName("RFC 6265bis §4.1.3: on an https issuer the cookie is __Host-, Secure, HttpOnly, SameSite=Lax, Path=/")
    void https() {
        NewCookie cookie = cookie("https://pos.example");
        assertThat(cookie.getName()).isEqualTo("__Host-tillgate-session");
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
    }

    @Test
    @DisplayName("On a loopback http issuer it is neither, and all else the same")
    void http() {
        NewCookie cookie = cookie("http://localhost:8080");
        assertThat(cookie.getName()).isEqualTo("tillgate-session");
        assertThat(cookie.isSecure()).isFalse();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
    }

    private static NewCookie cookie(String issuer) {
        AuthConfig config = new SmallRyeConfigBuilder()
                .withMapping(AuthConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "tillgate.issuer", issuer,
                                "tillgate.auth.user-service-url", "https://users",
                                "tillgate.auth.scope-registry-url", "https://scopes",
                                "tillgate.auth.key-encryption-key-file", "/dev/null"),
                        "test",
                        100))
                .addDefaultInterceptors()
                .build()
                .getConfigMapping(AuthConfig.class);
        return new SessionCookie(config).of(new SessionToken("value"));
    }
}
