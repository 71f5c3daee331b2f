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
 * Keeps what strangers write in a request line out of the labels of {@code http.server.requests}. The path of a request that
 * no endpoint was found for is {@code UNKNOWN}, a method that is none of HTTP's is {@code OTHER}: each made-up one would be a
 * time series, and use up the number of paths that Micrometer takes. Safe for any thread.
 */
@Singleton
public class RequestLabels implements MeterFilter, HttpServerMetricsTagsContributor {
    private static final String REQUESTS = "http.server.requests";
    private static final Tag UNKNOWN = Tag.of("uri", "UNKNOWN");
    private static final Tag OTHER = Tag.of("method", "OTHER");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", OTHER.getValue());
    /** What is no template: Quarkus' own words, and the paths that are served without JAX-RS. */
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

    /** Also learns the templates of the paths that endpoints were found for. */
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

    /** A request that its client took back gets no labels from above. It is not counted if it has a made-up one. */
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

    /** Whether Quarkus has a word for the path of such an answer. */
    private static boolean hasWord(int status) {
        return status == 404 || status / 100 == 3;
    }

    /** As Quarkus writes it: one slash at the start, none at the end. */
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
