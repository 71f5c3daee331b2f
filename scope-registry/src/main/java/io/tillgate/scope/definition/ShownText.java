package io.tillgate.scope.definition;

import java.util.Set;
import java.util.function.IntPredicate;

/** What people can see of a text on a page: who allows a scope must have read all of its words. */
final class ShownText {
    /** Letters, marks and symbols that are drawn as nothing: joiners, fillers, inherent vowels, the empty Braille cell. */
    private static final Set<Integer> DRAWN_AS_NOTHING =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0);

    /** The formatting characters that words are written with, in Persian for example. */
    private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

    private ShownText() {}

    /** Whether there is nothing to be seen. */
    static boolean isBlank(String text) {
        return text.codePoints().noneMatch(((IntPredicate) ShownText::isVisible).and(c -> !isHidden(c)));
    }

    /** Whether it holds control characters, halves of characters, or ones that are invisible or turn round what follows. */
    static boolean hides(String text) {
        return text.codePoints().anyMatch(ShownText::isHidden);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT ->
                false;
            default -> true;
        };
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> !JOINERS.contains(c);
            default -> DRAWN_AS_NOTHING.contains(c);
        };
    }
}
