package io.tillgate.auth.oauth.authorization;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.tillgate.auth.support.request.ClientState;
import io.tillgate.auth.support.request.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an authorization request (RFC 6749 section 3.1). A parameter without a value counts as omitted. One
 * that is sent twice has no value, except {@code resource} and {@code audience} (RFC 8707 section 2).
 *
 * @param values the values that were sent, by name
 */
public record RequestParameters(Map<String, List<String>> values) {
    private static final Set<String> REPEATABLE = Set.of("resource", "audience");
    private static final int MAX_PARAMETERS = 50;

    private static final int MAX_LENGTH = 8192;

    /** Leaves out parameters without a value. */
    public RequestParameters {
        Map<String, List<String>> present = new HashMap<>();
        values.forEach((name, all) -> {
            List<String> some = all.size() == 1 && all.get(0).isEmpty() ? List.of() : List.copyOf(all);
            if (!some.isEmpty()) {
                present.put(name, some);
            }
        });
        values = Map.copyOf(present);
    }

    /** Returns the value of a parameter; empty if it is omitted or sent twice. */
    public Optional<String> one(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** Returns the value of a parameter; null if it is omitted or sent twice. */
    public @Nullable String orNull(String name) {
        return one(name).orElse(null);
    }

    /** Returns every value of a parameter that may be sent more than once. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Returns the client's {@code state}; empty if it is omitted, sent twice, too long or contains NUL. */
    Optional<String> state() {
        return one("state").filter(state -> !ClientState.isTooLong(state) && state.indexOf('\0') < 0);
    }

    /** Returns the space-separated words of a parameter. */
    public List<String> words(String name) {
        return one(name)
                .map(text -> Words.of(text).stream().distinct().toList())
                .orElse(List.of());
    }

    /** Refuses repeated parameters, too many or too long ones, and NUL, which the database cannot store. */
    void check() {
        if (values.size() > MAX_PARAMETERS) {
            throw invalid("There are more than " + MAX_PARAMETERS + " parameters");
        }
        if (one("state").filter(ClientState::isTooLong).isPresent()) {
            throw invalid("state is longer than " + ClientState.MAX_BYTES + " bytes");
        }
        values.forEach((name, all) -> {
            if (all.size() > 1 && !REPEATABLE.contains(name)) {
                throw invalid("A parameter is sent more than once: " + printable(name));
            }
            if (all.size() > MAX_PARAMETERS
                    || all.stream().anyMatch(value -> value.length() > MAX_LENGTH || value.indexOf('\0') >= 0)) {
                throw invalid(
                        "A parameter is too long or contains a character that is not allowed: " + printable(name));
            }
        });
    }

    @Override
    public String toString() {
        return "RequestParameters" + values.keySet();
    }

    private static String printable(String name) {
        return name.length() <= 40 && name.chars().allMatch(c -> c > ' ' && c < 0x7f) ? name : "(unprintable)";
    }

    private static AuthorizationException invalid(String description) {
        return new AuthorizationException(OAuth2Error.INVALID_REQUEST, description);
    }
}
