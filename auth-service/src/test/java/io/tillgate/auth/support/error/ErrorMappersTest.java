package io.tillgate.auth.support.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ErrorMappersTest {
    @Test
    @DisplayName("A connection that is lost before a statement is sent is 503 with Retry-After, in each form of errors")
    void connectionLost() {
        for (String path : List.of("/apps", "/oauth/token")) {
            Response answer = new ErrorMappers()
                    .fault(new NoStackTraceThrowable("Connection is not active now, current status: CLOSED"), at(path));

            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getHeaderString("Retry-After")).isEqualTo("2");
        }
    }

    private static UriInfo at(String path) {
        return (UriInfo) Proxy.newProxyInstance(
                UriInfo.class.getClassLoader(), new Class<?>[] {UriInfo.class}, (proxy, method, arguments) -> path);
    }
}
