package io.tillgate.auth.client.registration;

import io.tillgate.auth.account.ServiceToken;
import io.tillgate.auth.client.MetadataReader;
import java.util.regex.Pattern;

/** Rules for a chosen client id. It must not look like an account id (RFC 9068 section 5). */
final class ClientIdRule {
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,63}");
    private static final Pattern ACCOUNT_ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private ClientIdRule() {}

    static String read(MetadataReader reader) {
        String id = reader.node("client_id").asText();
        if (!CLIENT_ID.matcher(id).matches() || ACCOUNT_ID.matcher(id).matches() || id.equals(ServiceToken.CLIENT_ID)) {
            reader.reject("client_id", "must be 1 to 64 letters, digits or ._~-, not a UUID and not reserved");
        }
        return id;
    }
}
