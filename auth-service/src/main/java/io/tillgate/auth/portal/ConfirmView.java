package io.tillgate.auth.portal;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks once before something that cannot be undone, and says what will stop working.
 *
 * @param question what is asked
 * @param consequences what follows, one sentence each
 * @param choice what may be left out; null for nothing
 * @param action where the answer goes
 * @param button the answer
 * @param back where to go for no
 */
public record ConfirmView(
        String question,
        List<String> consequences,
        @Nullable Choice choice,
        String action,
        String button,
        String back) implements TemplateInstance {

    /** Without a choice. */
    public ConfirmView(String question, List<String> consequences, String action, String button, String back) {
        this(question, consequences, null, action, button, back);
    }

    /**
     * A box that is ticked at first.
     *
     * @param name the name of its field, which is {@code true} if it stays ticked and absent otherwise
     * @param label what it does
     * @param means what that means
     */
    public record Choice(String name, String label, String means) {}
}
