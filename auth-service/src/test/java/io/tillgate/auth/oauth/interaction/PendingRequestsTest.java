package io.tillgate.auth.oauth.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.auth.RealServers;
import io.tillgate.auth.key.KeyRing;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("An authorization request waits in its handle, sealed")
class PendingRequestsTest {
    private static final BrowserBinding BROWSER = new BrowserBinding("b".repeat(43), false);
    private static final BrowserBinding OTHER = new BrowserBinding("o".repeat(43), false);

    @Inject
    PendingRequests requests;

    @Inject
    RequestSeal seal;

    @Inject
    KeyRing keys;

    @Inject
    BrowserBindings browsers;

    @Inject
    InteractionConfig config;

    @Inject
    Clock clock;

    @Inject
    Pool pool;

    private final AuthorizationRequest request = new AuthorizationRequest(
            "pos-web",
            new ResponseTarget("https://oauth.example/callback", true, ResponseTarget.QUERY, " a state \u6f22"),
            List.of("openid", "menu:read"),
            List.of("https://pos.example/api"),
            "challenge",
            "nonce",
            "{\"userinfo\":{\"email\":null}}",
            List.of("login"),
            Duration.ofSeconds(300),
            "ada",
            UUID.randomUUID(),
            List.of("it", "en"),
            List.of("1"));

    @Test
    @DisplayName("A request is restored unchanged, for its browser only, for ten minutes")
    void ownBrowser() {
        String handle = begin(BROWSER);

        assertThat(find(requests, handle, BROWSER)).hasValueSatisfying(found -> {
            assertThat(found.request()).isEqualTo(request);
            assertThat(found.handle().value()).isEqualTo(handle);
        });
        assertThat(find(requests, handle, OTHER)).isEmpty();
        assertThat(find(after(config.lifetime().minusSeconds(5)), handle, BROWSER))
                .isPresent();
        assertThat(find(after(config.lifetime().plusSeconds(1)), handle, BROWSER))
                .isEmpty();
    }

    @Test
    @DisplayName("A request without a cookie is bound to the browser that presents it, under a new handle")
    void withoutBrowser() {
        String handle = requests.begin(request, null).orElseThrow().handle().value();

        PendingRequest mine = find(requests, handle, BROWSER).orElseThrow();
        assertThat(mine.handle().value()).isNotEqualTo(handle);
        assertThat(find(requests, mine.handle().value(), BROWSER)).isPresent();
        assertThat(find(requests, mine.handle().value(), OTHER)).isEmpty();
        assertThat(find(after(config.lifetime().plusSeconds(1)), mine.handle().value(), BROWSER))
                .isEmpty();
    }

    @Test
    @DisplayName("A changed or differently encoded handle is invalid")
    void changed() {
        String handle = begin(BROWSER);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (char c : alphabet.toCharArray()) {
            if (c != handle.charAt(handle.length() - 1)) {
                String other = handle.substring(0, handle.length() - 1) + c;
                assertThat(find(requests, other, BROWSER)).as(other).isEmpty();
            }
        }
        byte[] bytes = Base64.getUrlDecoder().decode(handle);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            String other = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(find(requests, other, BROWSER)).as("byte " + i).isEmpty();
            bytes[i] ^= 1;
        }
        assertThat(find(requests, handle + "=", BROWSER)).isEmpty();
        assertThat(find(requests, "", BROWSER)).isEmpty();
        assertThat(find(requests, "\u6f22", BROWSER)).isEmpty();
    }

    @Test
    @DisplayName("Neither the handle nor its text form reveals the request")
    void encrypted() {
        String handle = begin(BROWSER);
        assertThat(new String(Base64.getUrlDecoder().decode(handle), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("pos-web", "nonce");
        assertThat(new RequestHandle(handle)).hasToString("RequestHandle[redacted]");
    }

    @Test
    @DisplayName("An answered request is deleted; of two answers one takes effect")
    void answered() {
        PendingRequest pending = find(requests, begin(BROWSER), BROWSER).orElseThrow();
        assertThat(requests.remove(pool, pending).await().atMost(Duration.ofSeconds(10)))
                .isTrue();
        assertThat(requests.remove(pool, pending).await().atMost(Duration.ofSeconds(10)))
                .isFalse();
        assertThat(requests.signedIn(pool, pending, UUID.randomUUID()).await().atMost(Duration.ofSeconds(10)))
                .isFalse();
        assertThat(find(requests, pending.handle().value(), BROWSER)).isEmpty();
    }

    private String begin(BrowserBinding browser) {
        return requests.begin(request, browser).orElseThrow().handle().value();
    }

    private PendingRequests after(Duration time) {
        return new PendingRequests(seal, keys, browsers, config, Clock.offset(clock, time));
    }

    private Optional<PendingRequest> find(PendingRequests from, String handle, BrowserBinding browser) {
        return from.find(pool, handle, browser).await().atMost(Duration.ofSeconds(10));
    }
}
