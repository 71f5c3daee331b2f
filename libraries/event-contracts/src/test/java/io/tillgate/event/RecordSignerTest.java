package io.tillgate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillgate.event.RecordVerifier.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSignerTest {
    private static final RecordSigner SIGNER = RecordSigner.ephemeral();
    private static final RecordVerifier VERIFIER = new RecordVerifier(SIGNER.publicKeys());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    @DisplayName("A signed record is genuine; its CloudEvent is as it was")
    void genuine() {
        EventRecord signed = SIGNER.sign(record());

        assertThat(VERIFIER.verify(signed)).isEqualTo(Verdict.GENUINE);
        assertThat(signed.headers()).containsAllEntriesOf(record(signed).headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_source", "ce_time", "ce_subject", "ce_specversion"})
    @DisplayName("A record with another attribute, or without it, is forged")
    void attribute(String name) {
        EventRecord signed = SIGNER.sign(record());
        Map<String, String> headers = new HashMap<>(signed.headers());

        headers.put(name, "other");
        assertThat(VERIFIER.verify(new EventRecord(signed.topic(), signed.key(), headers, signed.value())))
                .isEqualTo(Verdict.FORGED);
        headers.remove(name);
        assertThat(VERIFIER.verify(new EventRecord(signed.topic(), signed.key(), headers, signed.value())))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    @DisplayName("A record on another topic, of another key or with another value is forged, however they are divided")
    void moved() {
        EventRecord signed = SIGNER.sign(record());

        assertThat(VERIFIER.verify(
                        new EventRecord("tillgate.accounts.v1", signed.key(), signed.headers(), signed.value())))
                .isEqualTo(Verdict.FORGED);
        assertThat(VERIFIER.verify(new EventRecord(signed.topic(), "menu:write", signed.headers(), signed.value())))
                .isEqualTo(Verdict.FORGED);
        assertThat(VERIFIER.verify(new EventRecord(signed.topic(), signed.key(), signed.headers(), new byte[0])))
                .isEqualTo(Verdict.FORGED);
        assertThat(VERIFIER.verify(new EventRecord(
                        signed.topic() + signed.key().charAt(0),
                        signed.key().substring(1),
                        signed.headers(),
                        signed.value())))
                .isEqualTo(Verdict.FORGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "x..y",
                "eyJhbGciOiJub25lIn0..",
                "eyJhbGciOiJub25lIn0..AAAA",
                "\u00e9",
                "eyJhbGciOiJSUzI1NiIsImtpZCI6MX0..AA",
                "eyJhbGciOiJSUzI1NiIsImtpZCI6W119..AA",
                "eyJhbGciOjEsImtpZCI6IngifQ..AA",
                "eyJhbGciOiJSUzI1NiIsInR5cCI6MSwia2lkIjpudWxsfQ..AA"
            })
    @DisplayName("A malformed signature does not verify")
    void noSignature(String signature) {
        Map<String, String> headers = new HashMap<>(record().headers());
        headers.put("signature", signature);
        EventRecord record = record();

        assertThat(VERIFIER.verify(new EventRecord(record.topic(), record.key(), headers, record.value())))
                .isIn(Verdict.FORGED, Verdict.UNKNOWN_KEY);
    }

    @Test
    @DisplayName("A header parameter of another JSON type is refused, not thrown at the reader")
    void otherTypes() {
        String kid = SIGNER.toString().replaceAll("RecordSigner\\[(.*)]", "$1");
        for (String header : List.of(
                "{\"alg\":\"RS256\",\"typ\":1,\"kid\":\"" + kid + "\"}",
                "{\"alg\":1,\"typ\":[],\"kid\":\"" + kid + "\"}")) {
            String signature =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                            + "..AA";
            Map<String, String> headers = new HashMap<>(record().headers());
            headers.put("signature", signature);

            assertThat(VERIFIER.verify(new EventRecord(record().topic(), record().key(), headers, record().value())))
                    .isEqualTo(Verdict.FORGED);
        }
    }

    @Test
    @DisplayName("A record without a signature is unsigned, one by another key is of an unknown key")
    void others() {
        assertThat(VERIFIER.verify(record())).isEqualTo(Verdict.UNSIGNED);
        assertThat(VERIFIER.verify(RecordSigner.ephemeral().sign(record()))).isEqualTo(Verdict.UNKNOWN_KEY);
    }

    @Test
    @DisplayName(
            "A key that is published beside the signing one verifies too: the next before it signs, the former after")
    void rotation() throws IOException, GeneralSecurityException {
        KeyPair former = pair(2048);
        KeyPair next = pair(2048);
        Path formerKey = pem("former", "PRIVATE KEY", former.getPrivate());
        Path nextKey = pem("next", "PRIVATE KEY", next.getPrivate());
        RecordSigner before = RecordSigner.read(formerKey, List.of(pem("next.pub", "PUBLIC KEY", next.getPublic())));
        RecordSigner after = RecordSigner.read(nextKey, List.of(pem("former.pub", "PUBLIC KEY", former.getPublic())));

        for (RecordSigner signer : List.of(before, after)) {
            RecordVerifier verifier = new RecordVerifier(signer.publicKeys());
            assertThat(verifier.verify(before.sign(record()))).isEqualTo(Verdict.GENUINE);
            assertThat(verifier.verify(after.sign(record()))).isEqualTo(Verdict.GENUINE);
        }
    }

    @Test
    @DisplayName("No private key is published or printed")
    void publicOnly() {
        assertThat(SIGNER.publicKeys()).contains("\"n\"").doesNotContain("\"d\"", "\"p\"", "\"q\"");
        assertThat(SIGNER.toString()).hasSizeLessThan(100);
    }

    @Test
    @DisplayName("A short key, a key of another kind and no key are refused by the name of their file, without content")
    void badKeys() throws IOException, GeneralSecurityException {
        Path weak = pem("short", "PRIVATE KEY", pair(1024).getPrivate());
        Path elliptic = pem(
                "elliptic",
                "PRIVATE KEY",
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate());
        Path none = Files.writeString(directory.resolve("none"), "AAAA");

        for (Path file : List.of(weak, elliptic, none, directory.resolve("missing"))) {
            assertThatThrownBy(() -> RecordSigner.read(file, List.of()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            Objects.requireNonNull(file.getFileName()).toString());
        }
    }

    private static KeyPair pair(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private Path pem(String name, String label, Key key) throws IOException {
        return Files.writeString(
                directory.resolve(name),
                "-----BEGIN " + label + "-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(key.getEncoded())
                        + "\n-----END " + label + "-----\n");
    }

    private static EventRecord record() {
        return CloudEvent.of(
                        new RecordRefused("tillgate.scopes.v1", "menu:read", "1", "forged"),
                        "/test",
                        Instant.parse("2026-01-31T12:00:00Z"),
                        null)
                .toRecord();
    }

    /** The record without its signature. */
    private static EventRecord record(EventRecord signed) {
        Map<String, String> headers = new HashMap<>(signed.headers());
        headers.remove("signature");
        return new EventRecord(signed.topic(), signed.key(), headers, signed.value());
    }
}
