package io.tillgate.auth.portal;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The parts that all pages of the portal share.
 *
 * @param userName the signed-in user
 * @param administrator whether the navigation includes the administration pages
 * @param section the section of the page
 * @param csrfToken the token for every form
 * @param notice the message about the last action; null for none
 * @param apiReference the address of the API reference; null for none
 */
record PortalFrame(
        String userName,
        boolean administrator,
        String section,
        String csrfToken,
        @Nullable String notice,
        @Nullable URI apiReference) {
    static final String ATTRIBUTE = "me";

    @Override
    public String toString() {
        return "PortalFrame[" + section + "]";
    }

    /** The template namespace {@code me:}. */
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

        static @Nullable URI apiReference(@TemplateAttribute(ATTRIBUTE) Object frame) {
            return ((PortalFrame) frame).apiReference();
        }
    }
}
