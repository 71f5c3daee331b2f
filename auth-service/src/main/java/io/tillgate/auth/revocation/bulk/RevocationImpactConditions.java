package io.tillgate.auth.revocation.bulk;

/**
 * The SQL conditions that select what a kind of target affects; {@code $1} is the time and {@code $2} the target's
 * value as text.
 *
 * @param grants on {@code live}, the live grants
 * @param apiKeys on {@code k}, the live API keys
 * @param opaqueTokens on {@code t}, the live opaque tokens
 * @param sessions on {@code s}, the browser sessions
 * @param clients on {@code c}, the clients that may have JWTs, which are not stored
 * @param accounts on {@code live}, the grants whose accounts lose access tokens only
 */
record RevocationImpactConditions(
        String grants, String apiKeys, String opaqueTokens, String sessions, String clients, String accounts) {
    private static final String NONE = "$2::text IS NULL";

    static RevocationImpactConditions of(BulkRevocationTarget.Kind kind) {
        return switch (kind) {
            case ACCOUNT ->
                new RevocationImpactConditions(
                        "account_id = $2::text::uuid",
                        "account_id = $2::text::uuid",
                        """
                        (account_id = $2::text::uuid
                            OR client_id IN (SELECT client_id FROM client WHERE owner_account_id = $2::text::uuid))""",
                        "account_id = $2::text::uuid",
                        "owner_account_id = $2::text::uuid",
                        NONE);
            case CLIENT ->
                new RevocationImpactConditions(
                        "client_id = $2::text", NONE, "client_id = $2::text", NONE, "client_id = $2::text", NONE);
            case GRANT ->
                new RevocationImpactConditions(
                        "id = $2::text::uuid", NONE, "grant_id = $2::text::uuid", NONE, NONE, NONE);
            case SCOPE ->
                new RevocationImpactConditions(
                        "$2::text = ANY (scopes)", "$2::text = ANY (scopes)", """
                        $2::text = ANY (scopes)""", NONE, NONE, NONE);
            case API_KEY -> new RevocationImpactConditions(NONE, "id = $2::text::uuid", NONE, NONE, NONE, NONE);
            case SIGNING_KEY -> {
                String signs = """
                        access_token_format = 'jwt' AND access_token_algorithm =
                            (SELECT algorithm FROM signing_key WHERE kid = $2::text AND revoked_at IS NULL)""";
                yield new RevocationImpactConditions(
                        NONE,
                        NONE,
                        NONE,
                        NONE,
                        signs,
                        "client_id IN (SELECT client_id FROM client WHERE " + signs + ")");
            }
            case ISSUED_BEFORE ->
                new RevocationImpactConditions(
                        """
                        (created_at < $2::text::timestamptz OR (NOT offline AND session_id IN
                            (SELECT id FROM browser_session WHERE authenticated_at < $2::text::timestamptz)))""",
                        "created_at < $2::text::timestamptz",
                        """
                        (issued_at < $2::text::timestamptz OR grant_id IN (SELECT id FROM grants))""",
                        "authenticated_at < $2::text::timestamptz",
                        "$2::text::timestamptz + interval '1 day' > $1",
                        NONE);
        };
    }
}
