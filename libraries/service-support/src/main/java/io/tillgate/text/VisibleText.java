package io.tillgate.text;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requires visible text on one line without hidden characters. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = VisibleText.Rule.class)
public @interface VisibleText {
    /** The maximum number of characters (code points). */
    int max();

    /** The message for invalid text. */
    String message() default "must be 1 to {max} characters of visible text, without control or formatting characters";

    /** The groups of the constraint. */
    Class<?>[] groups() default {};

    /** The payload of the constraint. */
    Class<? extends Payload>[] payload() default {};

    /** Checks text. Null is valid. */
    final class Rule implements ConstraintValidator<VisibleText, String> {
        /** Letters, marks and symbols without a glyph: joiners, fillers, inherent vowels, the empty Braille cell. */
        private static final Set<Integer> DRAWN_AS_NOTHING =
                Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0x13441, 0x13442, 0x1D159);

        /** The formatting characters that the spelling of words requires, in Persian for example. */
        private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

        private int max;

        @Override
        public void initialize(VisibleText constraint) {
            max = constraint.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || allows(text, max);
        }

        /** Returns whether a text is valid and has at most {@code max} characters. */
        public static boolean allows(String text, int max) {
            return length(text) <= max && !isBlank(text) && !hides(text);
        }

        /** Its length in characters (code points), as JSON Schema counts {@code maxLength}. */
        public static int length(String text) {
            return text.codePointCount(0, text.length());
        }

        /** Returns whether the text has no visible character. */
        public static boolean isBlank(String text) {
            return text.codePoints().noneMatch(c -> isVisible(c) && !isHidden(c));
        }

        /** Returns whether it has control, unpaired surrogate, invisible or text-direction characters. */
        public static boolean hides(String text) {
            return text.codePoints().anyMatch(Rule::isHidden);
        }

        private static boolean isVisible(int c) {
            return switch (Character.getType(c)) {
                case Character.SPACE_SEPARATOR,
                        Character.NON_SPACING_MARK,
                        Character.ENCLOSING_MARK,
                        Character.FORMAT -> false;
                default -> true;
            };
        }

        private static boolean isHidden(int c) {
            return switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> true;
                case Character.FORMAT -> !JOINERS.contains(c);
                default -> DRAWN_AS_NOTHING.contains(c);
            };
        }
    }
}
