package io.tillgate.e2e.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands that are run together, and what the page says of their outcome.
 *
 * @param command lines of bash
 * @param status the HTTP status of the last answer; 0 where the page names none, and every status below 400 will do
 * @param shown the output that the page shows; may be empty
 */
record Step(String command, int status, String shown) {
    private static final Pattern LINE = Pattern.compile("(?:.*\\\\\n)*.*\n");
    private static final Pattern COMMENT = Pattern.compile(" # (\\d{3})\\b.*\n$");
    private static final Pattern SHOWN_STATUS =
            Pattern.compile("^HTTP/[\\d.]+ (\\d{3})|^\\{.*\"status\":(\\d{3})\\b", Pattern.MULTILINE);

    /**
     * The steps of a block of commands. A command with a status beside it is a step of its own.
     *
     * @param answer what the page shows as the output of the last step; may be empty
     */
    static List<Step> of(Block block, String answer) {
        List<Step> steps = ofScript(block.text());
        if (!answer.isEmpty()) {
            Step last = steps.remove(steps.size() - 1);
            Matcher shown = SHOWN_STATUS.matcher(answer);
            int status = shown.find() ? Integer.parseInt(shown.group(1) == null ? shown.group(2) : shown.group(1)) : 0;
            steps.add(new Step(last.command(), status > 0 ? status : last.status(), answer));
        }
        return steps;
    }

    /** Whether it can be asked again without a change: what was revoked is refused within moments, not at once. */
    boolean isQuestion() {
        return command.matches("curl (?:-[iIs] )?\\S+(?: -H \"[^\"]*\")*\\s*(?:#.*)?\n?") && status >= 400;
    }

    private static List<Step> ofScript(String text) {
        List<Step> steps = new ArrayList<>();
        StringBuilder before = new StringBuilder();
        Matcher lines = LINE.matcher(text);
        while (lines.find()) {
            String line = lines.group();
            Matcher comment = COMMENT.matcher(line);
            if (comment.find()) {
                steps.add(new Step(before.toString(), 0, ""));
                steps.add(new Step(line, Integer.parseInt(comment.group(1)), ""));
                before.setLength(0);
            } else {
                before.append(line);
            }
        }
        steps.add(new Step(before.toString(), 0, ""));
        steps.removeIf(step -> step.command().isBlank());
        return steps;
    }
}
