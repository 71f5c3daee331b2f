package io.tillgate.auth.oauth.openid;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The standard claims that are known of accounts (OpenID Connect Core 1.0 section 5.1), and the scopes that ask for them
 * (section 5.4); and {@code groups}, which is Tillgate's own. Of {@code address} and {@code phone} nothing is known.
 */
public final class StandardClaims {
    /** The scope of every OpenID Connect request. */
    public static final String OPENID = "openid";

    /** The claim that holds the groups of an account, and the scope that asks for it. */
    public static final String GROUPS = "groups";

    private static final Map<String, List<String>> BY_SCOPE = Map.of(
            "profile",
            List.of("name", "preferred_username", "updated_at"),
            "email",
            List.of("email", "email_verified"),
            GROUPS,
            List.of(GROUPS));

    private StandardClaims() {}

    /** The names of every claim that there may be, sorted. */
    public static List<String> names() {
        return BY_SCOPE.values().stream().flatMap(List::stream).sorted().toList();
    }

    /** The names of the claims that scopes ask for; also what a client with these scopes may ask for one by one. */
    public static Set<String> of(Collection<String> scopes) {
        Set<String> names = new LinkedHashSet<>();
        scopes.forEach(scope -> names.addAll(BY_SCOPE.getOrDefault(scope, List.of())));
        return names;
    }

    /** The scopes that would ask for some claims: who consents to them consents to the claims. */
    public static Set<String> scopesOf(Collection<String> names) {
        Set<String> scopes = new TreeSet<>();
        BY_SCOPE.forEach((scope, claims) -> {
            if (claims.stream().anyMatch(names::contains)) {
                scopes.add(scope);
            }
        });
        return scopes;
    }

    /** Whether user-service need not be asked for any of these claims. */
    public static boolean areKnownHere(Collection<String> names) {
        return names.stream().allMatch(GROUPS::equals);
    }

    /** The claims with these names that are known of an account; one that is not known, and {@code groups},
     * is left out. */
    public static Map<String, Object> values(Profile profile, Collection<String> names) {
        Map<String, Object> known = new LinkedHashMap<>();
        put(known, "name", profile.displayName());
        put(known, "preferred_username", profile.userName());
        put(known, "updated_at", profile.updatedAt().getEpochSecond());
        put(known, "email", profile.email());
        put(known, "email_verified", profile.email() == null ? null : profile.emailVerified());
        known.keySet().retainAll(names);
        return known;
    }

    private static void put(Map<String, Object> known, String name, @Nullable Object value) {
        if (value != null) {
            known.put(name, value);
        }
    }
}
