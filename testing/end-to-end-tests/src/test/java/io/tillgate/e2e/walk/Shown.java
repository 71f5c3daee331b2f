package io.tillgate.e2e.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the outputs that a page shows with those that came: the same members, with other ids and tokens. */
final class Shown {
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\": ?|[?&](\\w+)=");
    private static final Pattern TEXT =
            Pattern.compile("\"(?<member>\\w+)\": ?\"(?<text>[^\"]+)\"|[?&](?<parameter>\\w+)=(?<value>[^&\\s]+)");
    private static final Set<String> SAME = Set.of("type", "title", "error", "token_type", "state", "key_header");

    private final Map<String, String> came = new HashMap<>();

    /** The command with values that came before in the place of their names: {@code <id>} is the last id. */
    String here(String command) {
        String text = command;
        for (Map.Entry<String, String> value : came.entrySet()) {
            text = text.replace("<" + value.getKey() + ">", value.getValue());
        }
        return text;
    }

    void compare(String shown, String actual) {
        assertThat(members(actual)).containsAll(members(shown));
        if (members(shown).isEmpty()) {
            assertThat(actual.strip()).isEqualTo(shown);
        }
        Map<String, String> values = texts(actual);
        texts(shown).forEach((name, text) -> {
            if (SAME.contains(name)) {
                assertThat(values.getOrDefault(name, text)).as(name).isEqualTo(text);
            }
        });
        came.putAll(values);
    }

    private static Set<String> members(String text) {
        return MEMBER.matcher(text)
                .results()
                .map(member -> member.group(1) == null ? member.group(2) : member.group(1))
                .collect(Collectors.toSet());
    }

    /** The last text by each name. */
    private static Map<String, String> texts(String text) {
        Map<String, String> texts = new HashMap<>();
        Matcher member = TEXT.matcher(text);
        while (member.find()) {
            if (member.group("member") == null) {
                texts.put(member.group("parameter"), member.group("value"));
            } else {
                texts.put(member.group("member"), member.group("text"));
            }
        }
        return texts;
    }
}
