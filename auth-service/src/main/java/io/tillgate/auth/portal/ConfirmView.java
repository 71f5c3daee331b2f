package io.tillgate.auth.portal;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The page that asks once before something that cannot be undone, and says what will stop working.
 *
 * @param question what is asked
 * @param consequences what follows, one sentence each
 * @param action where the answer goes
 * @param button the answer
 * @param back where to go for no
 */
public record ConfirmView(String question, List<String> consequences, String action, String button, String back)
        implements TemplateInstance {}
