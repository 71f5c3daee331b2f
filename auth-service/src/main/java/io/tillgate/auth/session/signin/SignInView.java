package io.tillgate.auth.session.signin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.web.PageContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sign-in page. */
record SignInView(
        @Nullable String clientName,
        @Nullable String handle,
        @Nullable String destination,
        String userName,
        boolean failed,
        @Nullable Chooser chooser,
        PageContext page)
        implements TemplateInstance {

    /** The account that is signed in already and can be selected. */
    record Chooser(UUID sessionId, String userName) {}

    @Override
    public String toString() {
        return "SignInView[" + clientName + "]";
    }
}
