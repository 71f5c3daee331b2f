package io.tillgate.auth.consent;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.web.PageContext;
import java.util.List;

/** The consent page. */
record ConsentView(
        String clientName, String userName, List<ScopeLine> scopes, String host, String handle, PageContext page)
        implements TemplateInstance {

    @Override
    public String toString() {
        return "ConsentView[" + clientName + "]";
    }
}
