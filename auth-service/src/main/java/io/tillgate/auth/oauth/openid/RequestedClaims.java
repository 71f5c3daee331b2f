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
 * The {@code claims} parameter (OpenID Connect Core 1.0 section 5.5). Claims that are asked for and not known are left
 * out, essential ones too: only {@code sub} and an essential {@code acr} can make a request fail.
 *
 * @param idToken the names asked for in the ID token, of those in {@link StandardClaims}
 * @param userInfo the names asked for at the UserInfo endpoint, of those in {@link StandardClaims}
 * @param subjects the values of {@code sub} that the request is for; empty where any will do
 * @param acrs the values of {@code acr} asked for, in order of preference
 * @param isAcrEssential whether the request fails where none of them is met
 */
public record RequestedClaims(
        Set<String> idToken, Set<String> userInfo, List<String> subjects, List<String> acrs, boolean isAcrEssential) {
    /** Nothing is asked for. */
    public static final RequestedClaims NONE = new RequestedClaims(Set.of(), Set.of(), List.of(), List.of(), false);

    /** The longest parameter that is read, in characters. */
    public static final int MAX_LENGTH = 4_096;

    private static final int MAX_VALUES = 10;
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,100}");

    /** Stands for a value that nothing of ours has. */
    private static final String UNMATCHED = "?";

    /** Says the same as null, which what reads JSON from the database would leave out. */
    private static final Map<String, Object> VOLUNTARY = Map.of("essential", false);

    /** Copies its collections. */
    public RequestedClaims {
        idToken = Set.copyOf(idToken);
        userInfo = Set.copyOf(userInfo);
        subjects = List.copyOf(subjects);
        acrs = List.copyOf(acrs);
    }

    /**
     * Reads the parameter; none where it is null.
     *
     * @throws OAuthException with {@code invalid_request} where it is not JSON of this form, or too long
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
            throw invalid("The parameter claims is not as OpenID Connect Core section 5.5 has it");
        }
    }

    /** Whether the request is for an account; it is for any that it does not exclude. */
    public boolean isFor(String subject) {
        return subjects.isEmpty() || subjects.contains(subject);
    }

    /** What of the parameter counts, in the form of the parameter; null where nothing does. */
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
