package io.tillgate.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RequestHeadTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json ;charset=utf-8",
                "application/json\t;\tcharset=utf-8",
                "application/json ; charset=\"utf-8\"",
                "application/json;charset=utf-8"
            })
    @DisplayName("RFC 9110 §5.6.6: blanks and tabs may be beside the semicolons of a media type")
    void blanks(String mediaType) {
        assertThat(RawExchange.answerTo("POST /tills HTTP/1.1\r\nHost: till\r\nConnection: close\r\nContent-Type: "
                        + mediaType + "\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(RawExchange.answerTo("GET /tills HTTP/1.1\r\nHost: till\r\nConnection: close\r\nAccept: text/html, "
                        + mediaType + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    @DisplayName("What is quoted stays as it is")
    void quoted() {
        assertThat(MediaTypeBlanks.without("a/b ; c=\"x ; \\\" ; y\" ;d=e , f/g ;q=0.5"))
                .isEqualTo("a/b;c=\"x ; \\\" ; y\";d=e , f/g;q=0.5");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /tills, 'GET, HEAD, OPTIONS, POST'",
        "POST, /tills/1, 'DELETE, GET, HEAD, OPTIONS'",
        "GET, /oauth/token, 'OPTIONS, POST'"
    })
    @DisplayName("RFC 9110 §15.5.6: a 405 lists the methods of the path")
    void allow(String method, String path, String allowed) {
        given().request(method, path).then().statusCode(405).header("Allow", equalTo(allowed));
    }

    @Test
    @DisplayName("RFC 9110 §9.3.2: a HEAD is answered with the Content-Type of the GET")
    void head() {
        for (String path : new String[] {"/tills", "/tills/1"}) {
            String type = given().get(path).then().statusCode(200).extract().header("Content-Type");
            given().head(path).then().statusCode(200).header("Content-Type", equalTo(type));
        }
    }

    @Test
    @DisplayName("Made-up paths and methods are no labels of metrics; templates are")
    void labels() {
        given().get("/tills").then().statusCode(200);
        given().get("/tills/42").then().statusCode(200);
        for (int i = 0; i < 3; i++) {
            assertThat(RawExchange.answerTo(
                            "GET /made%zzup" + i + " HTTP/1.1\r\nHost: till\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ");
            given().options("/tills/made-up-" + i).then().statusCode(200);
            given().request("MADEUP" + i, "/tills").then().statusCode(405);
        }

        assertThat(given().get("/q/metrics").asString())
                .contains("uri=\"/tills\"", "uri=\"/tills/{id}\"", "uri=\"UNKNOWN\"", "method=\"OTHER\"")
                .doesNotContain("made%", "made-up", "MADEUP");
    }
}
