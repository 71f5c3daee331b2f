package io.tillgate.auth.oauth.authorization;

import io.quarkus.qute.TemplateInstance;
import java.util.Map;

/** The page that posts an authorization response to its redirect URI. */
record FormPostView(String redirectUri, String host, Map<String, String> parameters) implements TemplateInstance {
    @Override
    public String toString() {
        return "FormPostView[" + host + "]";
    }
}
