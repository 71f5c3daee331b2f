package io.tillgate.auth.portal;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import org.jspecify.annotations.Nullable;

/**
 * What is around every page of the portal.
 *
 * @param userName who is signed in
 * @param administrator whether the administrators' pages are offered
 * @param section where in the portal the page is
 * @param csrfToken the token of every form
 * @param notice what has just been done
 */
record PortalFrame(
        String userName,
        boolean administrator,
        String section,
        String csrfToken,
        @Nullable String notice) {
    static final String ATTRIBUTE = "me";

    @Override
    public String toString() {
        return "PortalFrame[" + section + "]";
    }

    /** What templates call {@code me:}. */
    @TemplateExtension(namespace = "me")
    static final class Words {
        private Words() {}

        static String userName(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((PortalFrame) frame).userName();
        }

        static boolean administrator(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((PortalFrame) frame).administrator();
        }

        static String section(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((PortalFrame) frame).section();
        }

        static String csrfToken(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((PortalFrame) frame).csrfToken();
        }

        static @Nullable String notice(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((PortalFrame) frame).notice();
        }
    }
}
