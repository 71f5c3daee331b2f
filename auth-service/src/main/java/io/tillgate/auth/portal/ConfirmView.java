package io.tillgate.auth.portal;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks for confirmation of an irreversible action and names its consequences.
 *
 * @param consequences one sentence each
 * @param choice an option of the action; null for none
 * @param action the address to which the form is posted
 * @param button the label of the button that confirms
 * @param back the address of the link that cancels
 */
public record ConfirmView(
        String question,
        List<String> consequences,
        @Nullable Choice choice,
        String action,
        String button,
        String back) implements TemplateInstance {

    /** Creates a page without a choice. */
    public ConfirmView(String question, List<String> consequences, String action, String button, String back) {
        this(question, consequences, null, action, button, back);
    }

    /**
     * A checkbox that is initially checked.
     *
     * @param name the name of the form field, which is {@code true} if checked and absent otherwise
     * @param means the explanation below the label
     */
    public record Choice(String name, String label, String means) {}
}
