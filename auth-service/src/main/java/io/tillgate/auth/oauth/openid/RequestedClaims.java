package io.tillgate.auth.oauth.openid;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.claims.ClaimRequirement;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code claims} parameter (OpenID Connect Core 1.0 section 5.5). Unknown claims are ignored, even if they are
 * essential: only {@code sub} and an essential {@code acr} can make a request fail.
 *
 * @param idToken the claims requested in the ID token, of those in {@link StandardClaims}
 * @param userInfo the claims requested at the UserInfo endpoint, of those in {@link StandardClaims}
 * @param subjects the requested values of {@code sub}; empty for any
 * @param acrs the requested values of {@code acr}, in order of preference
 * @param isAcrEssential whether the request fails if none of them is met
 */
public record RequestedClaims(
        Set<String> idToken, Set<String> userInfo, List<String> subjects, List<String> acrs, boolean isAcrEssential) {
    /** No requested claims. */
    public static final RequestedClaims NONE = new RequestedClaims(Set.of(), Set.of(), List.of(), List.of(), false);

    /** The maximum length of the parameter in characters. */
    public static final int MAX_LENGTH = 4_096;

    private static final int MAX_VALUES = 10;
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,100}");

    /** Replaces an unusable value; it matches no value of this service. */
    private static final String UNMATCHED = "?";

    /** Means the same as null, which would be lost when the JSON is read from the database. */
    private static final Map<String, Object> VOLUNTARY = Map.of("essential", false);

    public RequestedClaims {
        idToken = Set.copyOf(idToken);
        userInfo = Set.copyOf(userInfo);
        subjects = List.copyOf(subjects);
        acrs = List.copyOf(acrs);
    }

    /**
     * Parses the parameter; null yields {@link #NONE}.
     *
     * @throws OAuthException with {@code invalid_request} if it is too long or no valid {@code claims} parameter
     */
    public static RequestedClaims parse(@Nullable String json) {
        if (json == null) {
            return NONE;
        }
        if (json.length() > MAX_LENGTH) {
            throw invalid("The parameter claims is longer than " + MAX_LENGTH + " characters");
        }
        try {
            OIDCClaimsRequest request = OIDCClaimsRequest.parse(json);
            @Nullable ClaimsSetRequest idToken = request.getIDTokenClaimsRequest();
            @Nullable ClaimsSetRequest userInfo = request.getUserInfoClaimsRequest();
            ClaimsSetRequest.@Nullable Entry acr = entry(idToken, "acr");
            return new RequestedClaims(
                    names(idToken),
                    names(userInfo),
                    Stream.concat(values(entry(idToken, "sub")), values(entry(userInfo, "sub")))
                            .distinct()
                            .toList(),
                    values(acr).toList(),
                    acr != null && acr.getClaimRequirement() == ClaimRequirement.ESSENTIAL);
        } catch (ParseException | RuntimeException e) {
            throw invalid("The parameter claims is invalid (OpenID Connect Core section 5.5)");
        }
    }

    /** Returns whether the request accepts an account. */
    public boolean isFor(String subject) {
        return subjects.isEmpty() || subjects.contains(subject);
    }

    /** Returns the supported part as JSON in the form of the parameter; null if there is none. */
    public @Nullable String toJson() {
        if (equals(NONE)) {
            return null;
        }
        Map<String, Object> inIdToken = new LinkedHashMap<>();
        idToken.stream().sorted().forEach(name -> inIdToken.put(name, VOLUNTARY));
        if (!subjects.isEmpty()) {
            inIdToken.put("sub", Map.of("values", subjects));
        }
        if (!acrs.isEmpty() || isAcrEssential) {
            inIdToken.put("acr", Map.of("essential", isAcrEssential, "values", acrs));
        }
        Map<String, Object> fromUserInfo = new LinkedHashMap<>();
        userInfo.stream().sorted().forEach(name -> fromUserInfo.put(name, VOLUNTARY));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id_token", inIdToken);
        all.put("userinfo", fromUserInfo);
        return JSONObjectUtils.toJSONString(all);
    }

    private static Set<String> names(@Nullable ClaimsSetRequest request) {
        Set<String> known = new HashSet<>(StandardClaims.names());
        known.retainAll(request == null ? Set.of() : request.getClaimNames(false));
        return known;
    }

    private static ClaimsSetRequest.@Nullable Entry entry(@Nullable ClaimsSetRequest request, String name) {
        return request == null ? null : request.get(name);
    }

    private static Stream<String> values(ClaimsSetRequest.@Nullable Entry entry) {
        if (entry == null) {
            return Stream.empty();
        }
        Stream<?> many = entry.getValuesAsRawList() == null ? Stream.of() : entry.getValuesAsRawList().stream();
        return Stream.concat(Stream.ofNullable(entry.getRawValue()), many)
                .filter(Objects::nonNull)
                .limit(MAX_VALUES)
                .map(String::valueOf)
                .map(value -> PRINTABLE.matcher(value).matches() ? value : UNMATCHED);
    }

    private static OAuthException invalid(String description) {
        return OAuthException.of(OAuthErrorCode.INVALID_REQUEST, description);
    }
}
