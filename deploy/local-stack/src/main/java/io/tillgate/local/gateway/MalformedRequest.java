package io.tillgate.local.gateway;

import io.tillgate.http.MalformedMessage;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** Detects requests that the gateway and a service could interpret differently. The gateway does not forward them. */
final class MalformedRequest {
    private static final int BAD_REQUEST = 400;
    /** A malformed percent encoding (RFC 3986 section 2.1). */
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private MalformedRequest() {}

    /** Returns the error response; empty if the request is well-formed. */
    static Optional<ErrorBody> in(HttpServerRequest request) {
        String path = request.path() == null ? "" : request.path();
        Optional<MalformedMessage> fault = MalformedMessage.in(request.version(), request.headers());
        if (fault.isPresent()) {
            return Optional.of(
                    ErrorBody.malformed(path, fault.get().status(), fault.get().text()));
        }
        if (request.authority() == null) {
            return Optional.of(ErrorBody.malformed(path, BAD_REQUEST, "The request has no valid Host header"));
        }
        return BROKEN_ESCAPE.matcher(request.uri()).find()
                ? Optional.of(ErrorBody.malformed(path, BAD_REQUEST, "The address has a malformed percent escape"))
                : Optional.empty();
    }
}
