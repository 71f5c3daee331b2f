package io.tillgate.e2e.walk;

import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation. */
record Page(Path file) {
    static final Path ROOT = Modules.ROOT;
    private static final Pattern FENCE = Pattern.compile("^( *)```(\\w*)(?: +title=\"([^\"]*)\")?$");

    /** README.md, deploy/README.md and everything below docs. */
    static List<Page> all() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "deploy/README.md").map(ROOT::resolve),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .sorted()
                    .map(Page::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For example {@code docs/scopes.md}. */
    static Page of(String name) {
        return new Page(ROOT.resolve(name));
    }

    String name() {
        return ROOT.relativize(file).toString();
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            Matcher open = FENCE.matcher(lines.get(i));
            if (open.matches()) {
                int first = i + 1;
                String indent = open.group(1);
                StringBuilder text = new StringBuilder();
                for (i = first; !lines.get(i).equals(indent + "```"); i++) {
                    text.append(lines.get(i).replaceFirst("^" + indent, "")).append('\n');
                }
                blocks.add(new Block(
                        name() + ":" + first,
                        open.group(2),
                        Optional.ofNullable(open.group(3)).orElse(""),
                        text.toString()));
            } else if (lines.get(i).strip().startsWith("```")) {
                throw new IllegalStateException(name() + ":" + (i + 1) + ": " + lines.get(i));
            }
        }
        return blocks;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
