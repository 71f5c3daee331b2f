package io.tillgate.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fault in the head of a request by which two servers could read the request differently. Stateless.
 *
 * @param status the HTTP status
 * @param text a message for people, which does not quote the request
 */
public record MalformedMessage(int status, String text) {
    /** The last segment of the problem's URI. */
    public static final String TYPE = "malformed-request";

    private static final int BAD_REQUEST = 400;
    private static final int NOT_IMPLEMENTED = 501;
    private static final String CHUNKED = "chunked";
    /** Fields that are not lists and may occur only once (RFC 9110 section 5.3). */
    private static final List<String> SINGLE = List.of("Host", "Authorization", "Content-Type", "Content-Length");
    /** The characters of a host and port (RFC 9110 section 7.2). The form of numbers is not checked. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:%\\[\\]-]*");

    /** The fault of a request; empty if it has none. */
    public static Optional<MalformedMessage> in(HttpVersion version, MultiMap headers) {
        for (String name : SINGLE) {
            if (headers.getAll(name).size() > 1) {
                return fault("The request has more than one " + name + " header");
            }
        }
        String host = headers.get(HttpHeaders.HOST);
        if (host == null ? version == HttpVersion.HTTP_1_1 : !HOST.matcher(host).matches()) {
            return fault("The request has no valid Host header");
        }
        return isCoded(headers) ? coding(version, headers) : Optional.empty();
    }

    /** Returns whether a transfer coding determines the length of the body. */
    static boolean isCoded(MultiMap headers) {
        return headers.contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Checks the transfer coding (RFC 9112 sections 6.1 and 6.3). */
    private static Optional<MalformedMessage> coding(HttpVersion version, MultiMap headers) {
        List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (headers.contains(HttpHeaders.CONTENT_LENGTH)) {
            return fault("The request has both Content-Length and Transfer-Encoding");
        }
        if (codings.stream().anyMatch(coding -> !coding.isEmpty() && !coding.equals(CHUNKED))) {
            return Optional.of(new MalformedMessage(NOT_IMPLEMENTED, "The only supported transfer coding is chunked"));
        }
        return codings.equals(List.of(CHUNKED)) && version == HttpVersion.HTTP_1_1
                ? Optional.empty()
                : fault("The Transfer-Encoding header is not valid");
    }

    private static Optional<MalformedMessage> fault(String text) {
        return Optional.of(new MalformedMessage(BAD_REQUEST, text));
    }
}
