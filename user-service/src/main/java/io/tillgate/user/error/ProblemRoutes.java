package io.tillgate.user.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** The problems that come before JAX-RS is asked: a body over the limit, a request that the HTTP server refuses. */
@Singleton
public class ProblemRoutes {
    private static final List<Integer> STATUSES = List.of(400, 404, 405, 406, 413, 415);

    private final ObjectMapper json;

    /** Writes with the mapper of the service. */
    public ProblemRoutes(ObjectMapper json) {
        this.json = json;
    }

    void install(@Observes Router router) {
        // The framework's own failure handler answers a bare status with an empty body: this one comes before it.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
        for (int status : STATUSES) {
            router.errorHandler(status, context -> answer(context, status));
        }
    }

    private void failed(RoutingContext context) {
        if (context.failure() == null && STATUSES.contains(context.statusCode())) {
            answer(context, context.statusCode());
        } else {
            context.next();
        }
    }

    void answer(RoutingContext context, int status) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        Problem problem = FrameworkProblem.of(status);
        try {
            response.setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem must always be writable", e);
        }
    }
}
