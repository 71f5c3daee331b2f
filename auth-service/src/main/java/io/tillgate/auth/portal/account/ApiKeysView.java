package io.tillgate.auth.portal.account;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.consent.ScopeLine;
import java.util.List;

/** The API keys of an account, without the secrets. */
record ApiKeysView(List<Line> keys) implements TemplateInstance {

    /**
     * An API key.
     *
     * @param scopes its scopes as shown to users
     */
    public record Line(ApiKey key, List<ScopeLine> scopes) {}
}
