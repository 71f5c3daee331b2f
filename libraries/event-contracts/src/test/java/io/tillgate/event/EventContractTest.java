package io.tillgate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    @ParameterizedTest
    @EnumSource
    @DisplayName("Every type's golden sample fits its schema, is read, and is written again as it was")
    void goldenSampleRoundTrip(EventType type) throws IOException {
        byte[] golden = resource(type.goldenSampleResource());
        assertThat(violations(type.schemaResource(), golden)).isEmpty();

        Event event = EventJson.read(golden, type.record());

        assertThat(JSON.readTree(EventJson.write(event))).isEqualTo(JSON.readTree(golden));
        assertThat(EventType.of(event)).isEqualTo(type);
        assertThat(event.key()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "A CloudEvent survives the way through Kafka's headers and value; fields of a later version are passed over")
    void cloudEventRoundTrip(EventType type) throws IOException {
        Event event = EventJson.read(resource(type.goldenSampleResource()), type.record());
        CloudEvent sent =
                CloudEvent.of(event, "/auth-service/a", Instant.parse("2026-01-31T12:00:00.123Z"), "00-1-2-01");

        EventRecord kafka = sent.toRecord();

        assertThat(CloudEvent.read(kafka.headers(), kafka.value())).isEqualTo(sent);
        assertThat(sent.id().version()).isEqualTo(7);
        assertThat(kafka.headers()).containsEntry("ce_specversion", "1.0").containsEntry("ce_type", type.typeName());
        byte[] later = new String(kafka.value(), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"a_later_field\":{\"x\":1},")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(CloudEvent.read(kafka.headers(), later)).isEqualTo(sent);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A value that is not of its type, an unknown type and a missing header are refused")
    void malformed(EventType type) throws IOException {
        byte[] golden = resource(type.goldenSampleResource());
        EventRecord good = CloudEvent.of(EventJson.read(golden, type.record()), "/s", Instant.EPOCH, null)
                .toRecord();
        Map<String, String> unknown = new HashMap<>(good.headers());
        unknown.put("ce_type", "io.tillgate.none.Such");
        Map<String, String> missing = new HashMap<>(good.headers());
        missing.remove("ce_id");

        for (String bad : new String[] {"", "null", "[]", "{\"version\":\"x\"}", "{"}) {
            assertThatThrownBy(() -> CloudEvent.read(good.headers(), bad.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(MalformedEventException.class);
        }
        assertThatThrownBy(() -> CloudEvent.read(unknown, golden)).isInstanceOf(MalformedEventException.class);
        assertThatThrownBy(() -> CloudEvent.read(missing, golden)).isInstanceOf(MalformedEventException.class);
    }

    @Test
    @DisplayName("A scope's translations, consent version, api_keys and grave fit the schema and are read back")
    void scopeTranslations() throws IOException {
        ScopeChanged scope = new ScopeChanged(
                "gastro:tables",
                "Tables",
                "See and move the tables",
                "gastro",
                null,
                null,
                List.of(),
                "gastro-module",
                false,
                "active",
                4,
                "changed",
                null,
                null,
                Map.of("it", new ScopeWording("Tavoli", "Vedere e spostare i tavoli")),
                3L,
                false,
                true);

        byte[] written = EventJson.write(scope);

        assertThat(violations(EventType.of(scope).schemaResource(), written)).isEmpty();
        assertThat(EventJson.read(written, ScopeChanged.class)).isEqualTo(scope);
    }

    @Test
    @DisplayName("An event joins the trace that its caller named only if the caller has shown who it is")
    void unprovenCaller() {
        String id = "5f0c2a8e-6b1d-4a53-9c54-0a2f7f3f9a10";
        Instant time = Instant.parse("2026-01-31T12:00:00Z");

        assertThat(Stream.of(
                                new ClientAuthenticationFailed("x", "unknown_client"),
                                new SignInFailed("x", id, "hash", "bad_credentials"),
                                new SignInThrottled("address", "x", "192.0.2.7", 1, time),
                                new AccountLocked(id, "hash", "x", "192.0.2.7", 1, time),
                                new PasswordLocked(id, "sign_in", null, 1, time),
                                new TokenRefused("x", null, id, "refresh_token", "revoked"),
                                created(id, id))
                        .map(EventContractTest::traceparent))
                .containsOnlyNulls();
        assertThat(Stream.of(new PasswordLocked(id, "current_password", "x", 1, time), created(id, "admin"))
                        .map(EventContractTest::traceparent))
                .containsOnly("00-1-2-01");
    }

    private static @Nullable String traceparent(Event event) {
        return CloudEvent.of(event, "/s", Instant.EPOCH, "00-1-2-01").traceparent();
    }

    private static AccountChanged created(String id, String actor) {
        return new AccountChanged(id, "ada", "active", List.of(), 1, "created", Instant.EPOCH, null, actor);
    }

    @Test
    @DisplayName("RFC 8417: a revocation's golden sample fits its schema, is read, and is written again as it was")
    void revocationRoundTrip() throws IOException {
        byte[] golden = resource("/io/tillgate/event/golden/Revocation.json");
        assertThat(violations("/io/tillgate/event/schema/Revocation.json", golden))
                .isEmpty();

        @SuppressWarnings("unchecked")
        Map<String, Object> claims = JSON.readValue(golden, Map.class);
        Revocation revocation = Revocation.fromClaims(claims);

        assertThat(JSON.readTree(JSON.writeValueAsBytes(revocation.toClaims()))).isEqualTo(JSON.readTree(golden));
        assertThat(revocation.key()).isEqualTo(RevocationKey.parse("sub:5f0c2a8e-6b1d-4a53-9c54-0a2f7f3f9a10"));
    }

    @Test
    @DisplayName("RFC 8417 §2.2: toe is a revocation's time in milliseconds, if it has a fraction")
    void timeOfEvent() throws IOException {
        Instant time = Instant.parse("2026-01-31T12:00:00.123Z");
        Revocation revocation = new Revocation(
                "1f0c2a8e-6b1d-4a53-9c54-0a2f7f3f9a10",
                "https://pos.example",
                time,
                RevocationKey.of(RevocationKey.Kind.CLIENT, Revocation.CANARY_CLIENT),
                time,
                time,
                "canary",
                null);
        byte[] json = JSON.writeValueAsBytes(revocation.toClaims());

        assertThat(violations("/io/tillgate/event/schema/Revocation.json", json))
                .isEmpty();
        @SuppressWarnings("unchecked")
        Map<String, Object> claims = JSON.readValue(json, Map.class);
        assertThat(Revocation.fromClaims(claims).issuedAt()).isEqualTo(time);
        assertThat(Revocation.fromClaims(claims).isCanary()).isTrue();
    }

    @Test
    @DisplayName("A revocation with a claim missing or of the wrong type is refused; so is a heartbeat read as one")
    void revocationMalformed() {
        assertThatThrownBy(() -> Revocation.fromClaims(Map.of())).isInstanceOf(MalformedEventException.class);
        Map<String, Object> heartbeat = Revocation.heartbeatClaims("https://pos.example", Instant.EPOCH);
        assertThatThrownBy(() -> Revocation.fromClaims(heartbeat)).isInstanceOf(MalformedEventException.class);
        assertThat(Revocation.heartbeatTime(heartbeat)).isEqualTo(Instant.EPOCH);
        assertThat(Revocation.heartbeatKeyIds(heartbeat)).isEmpty();
        assertThat(Revocation.heartbeatKeyIds(
                        Revocation.heartbeatClaims("https://pos.example", Instant.EPOCH, List.of("a", "b"))))
                .containsExactly("a", "b");
        assertThat(Revocation.heartbeatKeyIds(Map.of("kids", "a"))).isEmpty();
        assertThatThrownBy(() -> RevocationKey.parse("jti:")).isInstanceOf(MalformedEventException.class);
        assertThatThrownBy(() -> RevocationKey.parse("token:1")).isInstanceOf(MalformedEventException.class);
    }

    private static java.util.Set<?> violations(String schema, byte[] json) throws IOException {
        return SCHEMAS.getSchema(JSON.readTree(resource(schema))).validate(JSON.readTree(json));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(EventContractTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }
}
