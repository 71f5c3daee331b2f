package io.tillgate.auth.support.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SsrfGuardTest {
    private final SsrfGuard guard = new SsrfGuard(false);
    private final SsrfGuard openedForLoopback = new SsrfGuard(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.1.1",
                "198.19.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    @DisplayName("RFC 6890: an address that is not of the public internet may not be connected to")
    void refused(String address) throws UnknownHostException {
        assertThat(guard.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "168.63.129.17",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::200e"
            })
    @DisplayName("Addresses next to refused ranges are allowed")
    void permitted(String address) throws UnknownHostException {
        assertThat(guard.permits(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"})
    @DisplayName("The setting opens loopback")
    void loopback(String address) throws UnknownHostException {
        assertThat(openedForLoopback.permits(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "169.254.169.254", "0.0.0.0", "fe80::1", "fd00::1"})
    @DisplayName("The setting opens nothing but loopback")
    void onlyLoopback(String address) throws UnknownHostException {
        assertThat(openedForLoopback.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://client.example/jwks",
                "ftp://client.example/jwks",
                "file:///etc/passwd",
                "https:///jwks",
                "https://user@client.example/jwks",
                "https://user:secret@client.example/jwks",
                "https://client.example/jwks#a",
                "https://client.example./jwks",
                "https://localhost/jwks",
                "https://localhost./jwks",
                "https://127.0.0.1/jwks",
                "https://[::1]/jwks",
                "https://[::ffff:169.254.169.254]/latest",
                "https://[fe80::1%25eth0]/jwks",
                "https://169.254.169.254/latest/meta-data",
                "https://2130706433/jwks",
                "https://0x7f000001/jwks",
                "https://0x7f.0.0.1/jwks",
                "https://0177.0.0.1/jwks",
                "https://127.1/jwks",
                "https://10.1/jwks",
                "https://256.1.1.1/jwks",
                "https://client.example:0/jwks",
                "https://client.example:70000/jwks",
                "jwks",
                "//client.example/jwks"
            })
    @DisplayName("RFC 7591 §5: an address that could lead anywhere but to a public https host is refused as written")
    void refusedAsWritten(String uri) {
        assertThat(guard.refusal(URI.create(uri))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://client.example/jwks",
                "https://client.example:8443/jwks?tenant=1",
                "https://1.1.1.1/jwks",
                "https://xn--bcher-kva.example/jwks",
                "https://[2606:4700::1111]/jwks"
            })
    @DisplayName("A public https address may be registered")
    void allowedAsWritten(String uri) {
        assertThat(guard.refusal(URI.create(uri))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/jwks", "http://127.0.0.1:1/jwks", "http://[::1]:1/jwks"})
    @DisplayName("The setting opens http for loopback as written, and for nothing else")
    void loopbackAsWritten(String uri) {
        assertThat(openedForLoopback.refusal(URI.create(uri))).isEmpty();
        assertThat(openedForLoopback.refusal(URI.create("http://client.example/jwks")))
                .isPresent();
    }
}
