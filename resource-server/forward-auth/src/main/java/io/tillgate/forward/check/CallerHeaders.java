package io.tillgate.forward.check;

import io.tillgate.resource.TokenIdentity;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the headers that identify the caller to the proxy and the application. All headers are always present, some of
 * them empty, so that a proxy that copies them overwrites any header of the same name that a client sent.
 */
final class CallerHeaders {
    private final MultiMap headers;

    private CallerHeaders(MultiMap headers) {
        this.headers = headers;
    }

    static void write(TokenIdentity caller, MultiMap headers) {
        CallerHeaders written = new CallerHeaders(headers);
        written.put("X-Auth-Subject", caller.subject());
        written.put("X-Auth-Client", caller.clientId());
        written.put("X-Auth-Scopes", caller.scopes());
        written.put("X-Auth-Groups", caller.groups());
        written.put("X-Auth-Grant", caller.grantId());
    }

    private void put(String name, @Nullable String value) {
        headers.set(name, value == null ? "" : visible(value));
    }

    private void put(String name, Collection<String> values) {
        headers.set(name, values.stream().sorted().map(CallerHeaders::visible).collect(Collectors.joining(" ")));
    }

    /**
     * Percent-encodes every octet outside visible ASCII, and the percent sign (RFC 3986 section 2.1), because servers
     * may parse other octets differently. Tillgate's own ids and scopes need no encoding.
     */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 0x7f && octet != '%') {
                visible.append((char) octet);
            } else {
                visible.append(String.format("%%%02X", octet));
            }
        }
        return visible.toString();
    }
}
