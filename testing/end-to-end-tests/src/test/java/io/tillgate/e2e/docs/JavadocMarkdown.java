package io.tillgate.e2e.docs;

import java.util.regex.Pattern;

/** Javadoc text as the cell of a Markdown table: inline tags become code, paragraphs one line. */
final class JavadocMarkdown {
    private static final Pattern LINK_TARGET = Pattern.compile("(?:[\\w.]*#)?([\\w.]+)(?:\\([^)]*\\))?.*");

    private JavadocMarkdown() {}

    static String of(String javadoc) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int tag = javadoc.indexOf("{@"); tag >= 0; tag = javadoc.indexOf("{@", at)) {
            int end = closingBrace(javadoc, tag);
            text.append(javadoc, at, tag).append(code(javadoc.substring(tag + 2, end)));
            at = end + 1;
        }
        return text.append(javadoc.substring(at))
                .toString()
                .replace("<p>", " ")
                .strip()
                .replaceAll("\\s+", " ")
                .replace("|", "\\|");
    }

    private static String code(String tag) {
        String[] nameAndBody = tag.split("\\s+", 2);
        String body = nameAndBody.length == 2 ? nameAndBody[1].strip() : "";
        boolean isLink = nameAndBody[0].startsWith("link");
        return "`" + (isLink ? LINK_TARGET.matcher(body).replaceFirst("$1") : body) + "`";
    }

    private static int closingBrace(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("an inline tag is not closed: " + text);
    }
}
