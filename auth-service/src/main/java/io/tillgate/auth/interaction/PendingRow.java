package io.tillgate.auth.interaction;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a waiting request reads as a row. */
final class PendingRow {
    static final String INSERT = """
            INSERT INTO authorization_request (client_id, redirect_uri, redirect_uri_sent, response_mode, state, scopes,
                audience, code_challenge, nonce, claims, prompts, max_age, login_hint, hinted_account_id, ui_locales,
                acr_values, handle_hash, browser_hash, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)""";

    private PendingRow() {}

    /** The columns of a request, up to {@code acr_values}. */
    static Tuple of(AuthorizationRequest request) {
        ResponseTarget target = request.target();
        return Tuple.tuple()
                .addString(request.clientId())
                .addString(target.redirectUri())
                .addBoolean(target.redirectUriSent())
                .addString(target.responseMode())
                .addString(target.state())
                .addArrayOfString(request.scopes() == null ? null : array(request.scopes()))
                .addArrayOfString(array(request.audience()))
                .addString(request.codeChallenge())
                .addString(request.nonce())
                .addString(request.claims())
                .addArrayOfString(array(request.prompts()))
                .addLong(request.maxAge() == null ? null : request.maxAge().toSeconds())
                .addString(request.loginHint())
                .addUUID(request.hintedAccountId())
                .addArrayOfString(array(request.uiLocales()))
                .addArrayOfString(array(request.acrValues()));
    }

    static PendingRequest read(RequestHandle handle, Row row) {
        @Nullable Long maxAge = row.getLong("max_age");
        @Nullable Object claims = row.getValue("claims");
        AuthorizationRequest request = new AuthorizationRequest(
                row.getString("client_id"),
                new ResponseTarget(
                        row.getString("redirect_uri"),
                        row.getBoolean("redirect_uri_sent"),
                        row.getString("response_mode"),
                        row.getString("state")),
                nullableList(row.getArrayOfStrings("scopes")),
                List.of(row.getArrayOfStrings("audience")),
                row.getString("code_challenge"),
                row.getString("nonce"),
                claims == null ? null : claims.toString(),
                List.of(row.getArrayOfStrings("prompts")),
                maxAge == null ? null : Duration.ofSeconds(maxAge),
                row.getString("login_hint"),
                row.getUUID("hinted_account_id"),
                List.of(row.getArrayOfStrings("ui_locales")),
                List.of(row.getArrayOfStrings("acr_values")));
        return new PendingRequest(
                handle,
                request,
                row.getUUID("signed_in_session"),
                row.getUUID("chosen_session"),
                nullableList(row.getArrayOfStrings("offered_scopes")),
                row.getUUID("approved_by"),
                row.getBoolean("denied"));
    }

    private static @Nullable List<String> nullableList(String @Nullable [] values) {
        return values == null ? null : List.of(values);
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }
}
