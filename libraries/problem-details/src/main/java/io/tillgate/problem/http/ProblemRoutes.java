package io.tillgate.problem.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Returns problem details for errors before JAX-RS: bodies over the limit, paths that cannot be decoded. */
@Singleton
public class ProblemRoutes {
    private static final List<Integer> STATUSES = List.of(400, 404, 405, 406, 413, 414, 415);

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final int BEFORE_ALL_OTHERS = 1_000;

    private final ObjectMapper json;
    private final long maxBodyBytes;

    /** Uses the mapper of the service and the body limit of the HTTP server. */
    public ProblemRoutes(ObjectMapper json, VertxHttpConfig config) {
        this.json = json;
        this.maxBodyBytes =
                config.limits().maxBodySize().map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
    }

    /** Refuses bodies over the limit. The HTTP server would do so too, but with an empty response. */
    void limitBodies(@Observes Filters filters) {
        BodyHandler unannounced = BodyHandler.create(false).setBodyLimit(maxBodyBytes);
        filters.register(
                context -> {
                    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
                    if (length == null && WITH_BODY.contains(context.request().method())) {
                        unannounced.handle(context);
                    } else if (length != null && Long.parseLong(length) > maxBodyBytes) { // checked to be a number
                        context.response().putHeader(HttpHeaders.CONNECTION, "close");
                        answer(context, HttpProblem.BODY_TOO_LARGE.status());
                    } else {
                        context.next();
                    }
                },
                BEFORE_ALL_OTHERS);
    }

    void install(@Observes Router router) {
        for (int status : STATUSES) {
            router.errorHandler(status, context -> answer(context, status));
        }
        router.route().order(-BEFORE_ALL_OTHERS).failureHandler(context -> {
            if (context.failure() == null && STATUSES.contains(context.statusCode())) {
                answer(context, context.statusCode());
            } else {
                context.next();
            }
        });
    }

    /** Responds with the problem of a status that the framework or a route of the service set. */
    public void answer(RoutingContext context, int status) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        Problem problem = Problem.of(HttpProblem.ofStatus(status), null);
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
