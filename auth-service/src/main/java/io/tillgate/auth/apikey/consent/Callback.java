package io.tillgate.auth.apikey.consent;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The address at which a module receives its key: https, or http to a loopback address, without user information and
 * fragment. Only forms in which Java and every browser see the same host are accepted.
 *
 * @param uri the address, as the module wrote it
 */
record Callback(URI uri) {
    private static final int MAX_LENGTH = 2000;
    private static final int MAX_PORT = 65_535;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> OURS = List.of("key", "key_header", "error");

    /** Parses a callback; fails with an error page if it is invalid. */
    static Callback parse(String text) {
        require(text.length() <= MAX_LENGTH, "must have at most " + MAX_LENGTH + " characters");
        require(text.chars().allMatch(c -> c > ' ' && c < 0x7f), "must be written in printable ASCII");
        Callback callback = new Callback(uri(text));
        callback.check();
        return callback;
    }

    private static URI uri(String text) {
        try {
            return new URI(text).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw refusal("must be an address with a host");
        }
    }

    private void check() {
        require(uri.getHost() != null && uri.getScheme() != null, "must be an address with a host");
        require(uri.getRawAuthority().indexOf('@') < 0, "must have no user information");
        require(uri.getRawFragment() == null, "must have no fragment");
        require(uri.getPort() <= MAX_PORT && uri.getPort() != 0, "must have a valid port");
        require(host().indexOf('%') < 0, "must have a host without a zone");
        boolean isHttps = uri.getScheme().equalsIgnoreCase("https");
        boolean isLoopback = uri.getScheme().equalsIgnoreCase("http") && LOOPBACK.contains(host());
        require(isHttps || isLoopback, "must be https; http is allowed for loopback addresses only");
        Map<String, List<String>> query = URLUtils.parseParameters(uri.getRawQuery());
        require(OURS.stream().noneMatch(query::containsKey), "must not have key, key_header or error in its query");
    }

    /** Returns the host that is shown to the user, without the port. */
    String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    /** Returns the address with parameters added to its query. */
    String with(Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(uri.toString());
        String query = uri.getRawQuery();
        String separator = query == null ? "?" : query.isEmpty() || query.endsWith("&") ? "" : "&";
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            address.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = "&";
        }
        return address.toString();
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw refusal(rule);
        }
    }

    private static PageException refusal(String rule) {
        return new PageException(PageError.REQUEST, "cb " + rule);
    }
}
