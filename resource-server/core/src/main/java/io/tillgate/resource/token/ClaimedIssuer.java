package io.tillgate.resource.token;

/** Who a JWT says it is from, before anything of it is verified. It tells whose keys to try, and nothing else. */
public final class ClaimedIssuer {
    private ClaimedIssuer() {}

    /**
     * The {@code iss} of a JWS in compact form.
     *
     * @throws MalformedTokenException where it is none, or names no issuer
     */
    public static String of(String compact) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length == 3 && JoseHeader.json(parts[1]).get("iss") instanceof String issuer) {
            return issuer;
        }
        throw new MalformedTokenException("not a JWS of an issuer");
    }
}
