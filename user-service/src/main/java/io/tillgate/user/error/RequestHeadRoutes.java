package io.tillgate.user.error;

import io.quarkus.runtime.configuration.MemorySize;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.http.ProblemRoutes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests by their head: bodies that are too long and media types that are malformed (RFC 9110). A body
 * without a {@code Content-Length} is read here, up to the limit.
 */
@Singleton
public class RequestHeadRoutes {
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final Pattern MEDIA_TYPE = Pattern.compile(TOKEN + "/" + TOKEN + "\\s*(;.*)?");
    private static final Pattern WILDCARD = Pattern.compile(".*\\*.*/.*|.*/\\*.*");
    private static final int MAX_ACCEPT_LENGTH = 2_000;

    private final ProblemRoutes problems;
    private final long maxBodyBytes;
    private final BodyHandler chunkedBodies;

    public RequestHeadRoutes(ProblemRoutes problems, Config config) {
        this.problems = problems;
        this.maxBodyBytes = config.getValue("quarkus.http.limits.max-body-size", MemorySize.class)
                .asLongValue();
        this.chunkedBodies = BodyHandler.create(false).setBodyLimit(maxBodyBytes);
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::check);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isTooLong(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            // Closes the connection with the response instead of waiting for the rest of the body.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            problems.answer(context, HttpProblem.BODY_TOO_LARGE.status());
            request.resume();
        } else if (!isMediaType(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            problems.answer(context, HttpProblem.UNSUPPORTED_MEDIA_TYPE.status());
        } else if (!areMediaRanges(request.getHeader(HttpHeaders.ACCEPT))) {
            problems.answer(context, HttpProblem.NOT_ACCEPTABLE.status());
        } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            chunkedBodies.handle(context);
        } else {
            context.next();
        }
    }

    private boolean isTooLong(@Nullable String length) {
        try {
            return length != null && Long.parseLong(length) > maxBodyBytes;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static boolean isMediaType(@Nullable String type) {
        return type == null
                || (MEDIA_TYPE.matcher(type).matches()
                        && !WILDCARD.matcher(type).matches());
    }

    private static boolean areMediaRanges(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return true;
        }
        if (accept.length() > MAX_ACCEPT_LENGTH) {
            return false;
        }
        for (String range : accept.split(",", -1)) {
            if (!MEDIA_TYPE.matcher(range.strip()).matches()) {
                return false;
            }
        }
        return true;
    }
}
