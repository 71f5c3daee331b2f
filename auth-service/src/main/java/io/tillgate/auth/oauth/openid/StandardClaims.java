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
 * The supported standard claims (OpenID Connect Core 1.0 section 5.1) and the scopes that request them (section 5.4),
 * and Tillgate's own claim {@code groups}. {@code address} and {@code phone} are not supported.
 */
public final class StandardClaims {
    /** The scope of every OpenID Connect request. */
    public static final String OPENID = "openid";

    /** The claim with the groups of an account, and the scope that requests it. */
    public static final String GROUPS = "groups";

    private static final Map<String, List<String>> BY_SCOPE = Map.of(
            "profile",
            List.of("name", "preferred_username", "updated_at"),
            "email",
            List.of("email", "email_verified"),
            GROUPS,
            List.of(GROUPS));

    private StandardClaims() {}

    /** Returns the names of all supported claims, sorted. */
    public static List<String> names() {
        return BY_SCOPE.values().stream().flatMap(List::stream).sorted().toList();
    }

    /** Returns the claims that scopes request. A client with these scopes may also request them individually. */
    public static Set<String> of(Collection<String> scopes) {
        Set<String> names = new LinkedHashSet<>();
        scopes.forEach(scope -> names.addAll(BY_SCOPE.getOrDefault(scope, List.of())));
        return names;
    }

    /** Returns the scopes that request any of these claims; consent to them covers the claims. */
    public static Set<String> scopesOf(Collection<String> names) {
        Set<String> scopes = new TreeSet<>();
        BY_SCOPE.forEach((scope, claims) -> {
            if (claims.stream().anyMatch(names::contains)) {
                scopes.add(scope);
            }
        });
        return scopes;
    }

    /** Returns whether all these claims are available without user-service. */
    public static boolean areKnownHere(Collection<String> names) {
        return names.stream().allMatch(GROUPS::equals);
    }

    /** Returns the values of the named claims that the profile has, without {@code groups}. */
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
