package io.tillgate.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps arbitrary paths and methods of requests out of the labels of {@code http.server.requests}. The path of a
 * request without an endpoint becomes {@code UNKNOWN}, a method that HTTP does not define {@code OTHER}. Otherwise each
 * invented one would be a time series and count against Micrometer's limit of paths. Safe for any thread.
 */
@Singleton
public class RequestLabels implements MeterFilter, HttpServerMetricsTagsContributor {
    private static final String REQUESTS = "http.server.requests";
    private static final Tag UNKNOWN = Tag.of("uri", "UNKNOWN");
    private static final Tag OTHER = Tag.of("method", "OTHER");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", OTHER.getValue());
    /** The labels that are not templates: those of Quarkus, and the paths that are served without JAX-RS. */
    private static final Set<String> PATHS = Set.of(
            UNKNOWN.getValue(),
            "root",
            "NOT_FOUND",
            "REDIRECTION",
            "/cors-preflight",
            "/check",
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/health/started",
            "/q/metrics",
            "/q/openapi");

    private final Set<String> templates = ConcurrentHashMap.newKeySet();

    /** Also collects the path templates of the endpoints that were called. */
    @Override
    public Tags contribute(Context context) {
        @Nullable String template = context.requestContextLocalData("UrlPathTemplate");
        if (template != null) {
            templates.add(normalized(template));
        }
        Tags replaced = Tags.empty();
        if (template == null
                && !hasWord(context.response().statusCode())
                && !isKnown(normalized(Objects.toString(context.request().path(), "")))) {
            replaced = replaced.and(UNKNOWN);
        }
        return METHODS.contains(context.request().method().name()) ? replaced : replaced.and(OTHER);
    }

    /** Drops requests with invented labels: {@link #contribute} is not called if the client cancels a request. */
    @Override
    public MeterFilterReply accept(Meter.Id id) {
        String uri = id.getTag(UNKNOWN.getKey());
        String method = id.getTag(OTHER.getKey());
        return id.getName().equals(REQUESTS)
                        && ((uri != null && !isKnown(uri)) || (method != null && !METHODS.contains(method)))
                ? MeterFilterReply.DENY
                : MeterFilterReply.NEUTRAL;
    }

    private boolean isKnown(String uri) {
        return PATHS.contains(uri) || templates.contains(uri);
    }

    /** Returns whether Quarkus replaces the path of such a response by a label. */
    private static boolean hasWord(int status) {
        return status == 404 || status / 100 == 3;
    }

    /** The path as Quarkus writes it: one slash at the start, none at the end. */
    private static String normalized(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return start == end ? "root" : "/" + path.substring(start, end);
    }
}
