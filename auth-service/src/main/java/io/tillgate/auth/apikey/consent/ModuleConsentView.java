package io.tillgate.auth.apikey.consent;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.consent.ScopeLine;
import io.tillgate.web.PageContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The module consent page.
 *
 * @param host the callback's host
 * @param allowable whether all scopes can be granted
 * @param end the day on which the key will expire, in UTC; null if it does not expire
 */
record ModuleConsentView(
        String host,
        String userName,
        List<App> apps,
        boolean allowable,
        @Nullable String end,
        String handle,
        PageContext page)
        implements TemplateInstance {

    /**
     * The scopes of an app.
     *
     * @param name the app; null if unknown
     * @param owner the client that registered them; null if unknown
     */
    record App(@Nullable String name, @Nullable String owner, List<AskedScope> scopes) {}

    /**
     * A requested scope.
     *
     * @param refusal why it cannot be granted, a name of {@link io.tillgate.auth.policy.ScopeRefusal}; null if it can
     * @param groups the groups whose members may grant it, as text
     */
    record AskedScope(ScopeLine line, @Nullable String refusal, String groups) {}

    @Override
    public String toString() {
        return "ModuleConsentView[" + host + "]";
    }
}
