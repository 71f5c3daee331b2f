package io.tillgate.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RequestFramingTest {
    private static final String CHUNKS = "3\r\na=b\r\n0\r\n\r\n";
    private static final String SMUGGLED = "GET /tills HTTP/1.1\r\nHost: till\r\nConnection: close\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: till\r\nHost: other\r\nContent-Length: 3",
                "Host: till\r\nAuthorization: Basic YTpi\r\nAuthorization: Basic YTpi\r\nContent-Length: 3",
                "Host: till\r\nContent-Type: text/plain\r\nContent-Type: application/json\r\nContent-Length: 3",
                "Host: till\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Host: till\r\nTransfer-Encoding: chunked, chunked"
            })
    @DisplayName("RFC 9110 §5.3, RFC 9112 §3.2, §6.3: a head that has two readings is 400, and its connection ends")
    void ambiguous(String head) {
        String answer = RawExchange.answerTo("POST /oauth/token HTTP/1.1\r\n" + head + "\r\n\r\n"
                + (head.contains("chunked") ? CHUNKS : "a=b") + SMUGGLED);

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("connection: close")
                .contains("{\"error\":\"invalid_request\",\"error_description\":\"The ")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip\r\nContent-Length: 3", "gzip", "gzip, chunked", "identity", "xchunked"})
    @DisplayName(
            "RFC 9112 §6.1: a transfer coding that is not known is 501, or 400 beside a length; the connection ends")
    void codings(String coding) {
        String answer = RawExchange.answerTo(
                "POST /tills HTTP/1.1\r\nHost: till\r\nTransfer-Encoding: " + coding + "\r\n\r\n" + CHUNKS + SMUGGLED);

        assertThat(answer)
                .startsWith(coding.contains("Length") ? "HTTP/1.1 400 " : "HTTP/1.1 501 ")
                .contains("https://tillgate.io/problems/malformed-request")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    @DisplayName("RFC 9112 §6.3: a request with both lengths does not keep its connection, nor does a chunked one")
    void bothLengths() {
        int listed = TillResource.LISTED.get();
        for (String length : new String[] {"", "Content-Length: 5\r\n"}) {
            String answer = RawExchange.answerTo("POST /oauth/token HTTP/1.1\r\nHost: till\r\n" + length
                    + "Transfer-Encoding: chunked\r\n\r\n" + CHUNKS + SMUGGLED);

            assertThat(answer).containsIgnoringCase("connection: close").containsOnlyOnce("HTTP/1.1 ");
        }
        assertThat(TillResource.LISTED).as("what came behind it").hasValue(listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a b\r\n", "Host: till/x\r\n"})
    @DisplayName("RFC 9112 §3.2: a request without a valid Host is 400")
    void host(String head) {
        assertThat(RawExchange.answerTo("GET /tills HTTP/1.1\r\n" + head + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    @DisplayName("A connection with unambiguous requests is kept open")
    void kept() {
        String answer = RawExchange.answerTo(
                "POST /oauth/token HTTP/1.1\r\nHost: [::1]:8080\r\nContent-Length: 3\r\n\r\na=b" + SMUGGLED);

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("reached a=b", "[]");
    }
}
