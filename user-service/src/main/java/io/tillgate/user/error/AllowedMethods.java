package io.tillgate.user.error;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The methods of each path, for {@code Allow} (RFC 9110 section 15.5.6): the framework does not tell them with a 405. */
final class AllowedMethods {
    private static final Map<Pattern, String> BY_PATH = new LinkedHashMap<>();

    static {
        put("/users", "GET, HEAD, OPTIONS, POST");
        put("/users/me", "GET, HEAD, OPTIONS");
        put("/users/(activation|password-reset|password-reset/confirmation|[^/]+/password)", "OPTIONS, POST");
        put("/users/[^/]+", "DELETE, GET, HEAD, OPTIONS, PATCH");
        put("/(activate|password-reset)", "GET, HEAD, OPTIONS, POST");
        put("/password-reset/request", "OPTIONS, POST");
        put("/password-reset/assets/[^/]+", "GET, HEAD, OPTIONS");
        put("/internal/credentials/verify", "OPTIONS, POST");
        put("/internal/accounts/[^/]+(/standing)?", "GET, HEAD, OPTIONS");
    }

    private AllowedMethods() {}

    static Optional<String> of(String path) {
        return BY_PATH.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void put(String path, String methods) {
        BY_PATH.put(Pattern.compile(path + "/?"), methods);
    }
}
