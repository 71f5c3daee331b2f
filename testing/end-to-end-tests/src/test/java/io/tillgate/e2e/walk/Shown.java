package io.tillgate.e2e.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The outputs that a page shows beside those that came: the same members, with other ids and tokens in them. */
final class Shown {
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\": ?|[?&](\\w+)=");
    private static final Pattern TEXT =
            Pattern.compile("\"(?<member>\\w+)\": ?\"(?<text>[^\"]+)\"|[?&](?<parameter>\\w+)=(?<value>[^&\\s]+)");
    /** What is shorter is a word, and no id or token. */
    private static final int SHORTEST = 8;

    private static final Set<String> SAME = Set.of("type", "title", "error", "token_type", "state", "key_header");

    private final Map<String, String> here = new LinkedHashMap<>();

    /** The command with the values that came in the place of those that the page showed before. */
    String here(String command) {
        String text = command;
        for (Map.Entry<String, String> value : here.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        return text;
    }

    void compare(String shown, String came) {
        assertThat(members(came)).containsAll(members(shown));
        if (members(shown).isEmpty()) {
            assertThat(came.strip()).isEqualTo(shown);
        }
        Map<String, String> values = texts(came);
        texts(shown).forEach((name, text) -> {
            String value = values.getOrDefault(name, text);
            if (SAME.contains(name)) {
                assertThat(value).as(name).isEqualTo(text);
            } else if (text.length() >= SHORTEST) {
                here.putIfAbsent(text, value);
            }
        });
    }

    private static Set<String> members(String text) {
        return MEMBER.matcher(text)
                .results()
                .map(member -> member.group(1) == null ? member.group(2) : member.group(1))
                .collect(Collectors.toSet());
    }

    /** The first text by each name. */
    private static Map<String, String> texts(String text) {
        Map<String, String> texts = new HashMap<>();
        Matcher member = TEXT.matcher(text);
        while (member.find()) {
            if (member.group("member") == null) {
                texts.putIfAbsent(member.group("parameter"), member.group("value"));
            } else {
                texts.putIfAbsent(member.group("member"), member.group("text"));
            }
        }
        return texts;
    }
}
