package io.tillgate.auth.apikey.consent;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.consent.ScopeLine;
import io.tillgate.auth.support.page.PageContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The module consent page.
 *
 * @param host the callback's host
 * @param allowable whether all of it may be allowed
 * @param end the day on which the key would end, in UTC; null where it does not by itself
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
     * @param name the app; null where it is not known
     * @param owner the client that registered them; null where it is not known
     */
    record App(@Nullable String name, @Nullable String owner, List<AskedScope> scopes) {}

    /**
     * A scope that is asked for.
     *
     * @param refusal why it cannot be allowed, a name of {@link io.tillgate.auth.policy.ScopeRefusal}; null where it can
     * @param groups the groups whose members may allow it, in words
     */
    record AskedScope(ScopeLine line, @Nullable String refusal, String groups) {}

    @Override
    public String toString() {
        return "ModuleConsentView[" + host + "]";
    }
}
