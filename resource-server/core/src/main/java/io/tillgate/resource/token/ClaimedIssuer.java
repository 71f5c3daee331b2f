package io.tillgate.resource.token;

/** Reads the {@code iss} of an unverified JWT, only to select the issuer whose keys must verify it. */
public final class ClaimedIssuer {
    private ClaimedIssuer() {}

    /**
     * Returns the {@code iss} of a JWS in compact form.
     *
     * @throws MalformedTokenException if it is not a JWS, or names no issuer
     */
    public static String of(String compact) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length == 3 && JoseHeader.json(parts[1]).get("iss") instanceof String issuer) {
            return issuer;
        }
        throw new MalformedTokenException("not a JWS of an issuer");
    }
}
