package io.tillgate.scope.definition;

import io.tillgate.http.EntityTags;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Builds the responses to conditional GET requests (RFC 9110 section 8.8.3). */
final class ConditionalResponses {
    private ConditionalResponses() {}

    /** Returns the representation, or 304 if the caller's copy is current. */
    static <T> RestResponse<T> shown(@Nullable String ifNoneMatch, String entityTag, T representation) {
        boolean current = new EntityTags(ifNoneMatch).nameWeakly(entityTag);
        RestResponse.ResponseBuilder<T> answer = RestResponse.ResponseBuilder.<T>create(current ? 304 : 200)
                .header(HttpHeaders.ETAG, entityTag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
        return (current ? answer : answer.entity(representation)).build();
    }

    /** An entity tag that changes if a scope of the list changes, is added or is removed. */
    static String entityTag(List<ScopeDefinition> scopes) {
        String versions = scopes.stream()
                .map(scope -> scope.namespace() + " " + scope.version())
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(versions.getBytes(StandardCharsets.UTF_8));
            return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static ProblemException notFound(String namespace) {
        return ProblemException.of(HttpProblem.NOT_FOUND, "There is no scope " + namespace + ".");
    }
}
