package io.tillgate.auth.portal.account;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.consent.ScopeLine;
import java.util.List;

/** The API keys of an account; never a key itself. */
record ApiKeysView(List<Line> keys) implements TemplateInstance {

    /**
     * A key.
     *
     * @param key what is known of it
     * @param scopes its scopes in words
     */
    public record Line(ApiKey key, List<ScopeLine> scopes) {}
}
