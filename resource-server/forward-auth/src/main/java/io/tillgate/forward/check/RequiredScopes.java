package io.tillgate.forward.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The scopes that a request needs, all of them, in the order in which they were named. Names only ever add scopes: a
 * client that smuggles a header or parameter past the proxy only restricts its own request.
 */
record RequiredScopes(Set<String> scopes) {
    private static final int MAX_SCOPES = 50;
    /** RFC 6749 section 3.3. */
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,64}");

    /**
     * Parses space-separated lists of scopes (RFC 6749 section 3.3).
     *
     * @throws MalformedCheckException if a scope is invalid, or there are too many
     */
    static RequiredScopes of(Collection<String> lists) {
        Set<String> scopes = new LinkedHashSet<>();
        for (String list : lists) {
            List<String> words = Arrays.stream(list.split(" ", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (!words.stream().allMatch(word -> SCOPE_TOKEN.matcher(word).matches())) {
                throw new MalformedCheckException("a required scope is not a scope token (RFC 6749 section 3.3)");
            }
            scopes.addAll(words);
        }
        if (scopes.size() > MAX_SCOPES) {
            throw new MalformedCheckException("more than " + MAX_SCOPES + " scopes are required");
        }
        return new RequiredScopes(scopes);
    }

    boolean allIn(Set<String> held) {
        return held.containsAll(scopes);
    }

    /** Returns the {@code WWW-Authenticate} header (RFC 6750 section 3.1); no scope contains a character to escape. */
    String challenge() {
        return scopes.stream().collect(Collectors.joining(" ", "Bearer error=\"insufficient_scope\", scope=\"", "\""));
    }
}
