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

    static List<Step> of(Block block) {
        return block.language().equals("console") ? ofSession(block.text()) : ofScript(block.text());
    }

    /** Whether it can be asked again without a change: what was revoked is refused within moments, not at once. */
    boolean isQuestion() {
        return command.matches("curl (?:-[iIs] )?\\S+(?: -H \"[^\"]*\")*\\s*(?:#.*)?\n?") && status >= 400;
    }

    /** A command with a status beside it is a step of its own. */
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
        return steps.stream().filter(step -> !step.command().isBlank()).toList();
    }

    /** Commands begin with {@code $}, and go on for as long as lines are indented; what follows is output. */
    private static List<Step> ofSession(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher session = Pattern.compile("^\\$ (.*\n(?:[ \t]+\\S.*\n)*)((?:(?!\\$ ).*\n)*)", Pattern.MULTILINE)
                .matcher(text);
        while (session.find()) {
            Matcher status = SHOWN_STATUS.matcher(session.group(2));
            steps.add(new Step(
                    session.group(1),
                    status.find() ? Integer.parseInt(status.group(1) == null ? status.group(2) : status.group(1)) : 0,
                    session.group(2).strip()));
        }
        return steps;
    }
}
