package io.tillgate.forward.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The scopes that a request needs, all of them, in the order in which they were named. Every name can only add to them, so
 * that whoever gets a name past the proxy makes it harder for nobody but themselves.
 */
record RequiredScopes(Set<String> scopes) {
    private static final int MAX_SCOPES = 50;
    /** RFC 6749 section 3.3. */
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,64}");

    /**
     * From lists of scopes as RFC 6749 section 3.3 writes them, with blanks between.
     *
     * @throws MalformedCheckException where one is no scope, or there are too many
     */
    static RequiredScopes of(Collection<String> lists) {
        Set<String> scopes = new LinkedHashSet<>();
        for (String list : lists) {
            List<String> words = Arrays.stream(list.split(" ", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (!words.stream().allMatch(word -> SCOPE_TOKEN.matcher(word).matches())) {
                throw new MalformedCheckException("a required scope is no scope (RFC 6749 section 3.3)");
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

    /** The {@code WWW-Authenticate} of RFC 6750 section 3.1; a scope token has no character that would need escaping. */
    String challenge() {
        return scopes.stream().collect(Collectors.joining(" ", "Bearer error=\"insufficient_scope\", scope=\"", "\""));
    }
}
