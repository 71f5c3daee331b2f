package io.tillgate.e2e.docs;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.javadoc.Javadoc;
import com.github.javaparser.javadoc.JavadocBlockTag;
import io.tillgate.e2e.checkout.Modules;
import io.tillgate.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/events-reference.md}: every event type, generated from the records of event-contracts. */
final class EventReference {
    private static final String HEAD = """
            # Event types

            Generated from `event-contracts` and from the services' sources: what raises each type, which service writes it, and what it contains.
            The envelope, the topics and the revocations are in [events.md](events.md); schemas and golden samples are beside the records.
            `EventReferenceTest` fails if a type has no schema, no sample or no producer, and if this file is stale (`-Dtillgate.docs.update=true` rewrites it).
            """;

    private final Path root;
    private final JavaParser parser =
            new JavaParser(new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17));

    /** @param root the checkout */
    EventReference(Path root) {
        this.root = root;
    }

    Path file() {
        return root.resolve("docs").resolve("events-reference.md");
    }

    /** The file as it should be. */
    String render() throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("\n| type | topic | written by | raised when |\n|---|---|---|---|\n");
        for (EventType type : EventType.values()) {
            text.append("| [`%s`](#%s) | `%s` | %s | %s |\n"
                    .formatted(
                            type.typeName(),
                            name(type).toLowerCase(java.util.Locale.ROOT),
                            type.topic().topicName(),
                            producers(type).isEmpty() ? "-" : String.join(", ", producers(type)),
                            JavadocMarkdown.of(javadoc(type).getDescription().toText())));
        }
        for (EventType type : EventType.values()) {
            text.append("\n## ").append(name(type)).append("\n\n| member | what |\n|---|---|\n");
            members(type).forEach((member, what) -> text.append("| `%s` | %s |\n".formatted(member, what)));
        }
        return text.toString();
    }

    /** The services whose sources make an event of this type. */
    static List<String> producers(EventType type) {
        return Modules.all().stream()
                .filter(folder -> Modules.artifactId(folder).matches("\\w+-(service|registry)|resource-server"))
                .filter(folder -> makes(folder.resolve("src/main/java"), "new " + name(type) + "("))
                .map(Modules::artifactId)
                .toList();
    }

    private static boolean makes(Path sources, String expression) {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains(expression)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Map<String, String> members(EventType type) throws IOException {
        Map<String, String> told = javadoc(type).getBlockTags().stream()
                .filter(tag -> tag.getType() == JavadocBlockTag.Type.PARAM)
                .collect(Collectors.toMap(
                        tag -> tag.getName().orElseThrow(),
                        tag -> JavadocMarkdown.of(tag.getContent().toText()),
                        (a, b) -> a,
                        TreeMap::new));
        Map<String, String> members = new java.util.LinkedHashMap<>();
        declaration(type).getParameters().forEach(parameter -> {
            String name = parameter.getNameAsString();
            String what = told.get(name);
            if (what == null) {
                throw new IllegalStateException(type + " does not say what " + name + " is");
            }
            members.put(name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT), what);
        });
        return members;
    }

    private Javadoc javadoc(EventType type) throws IOException {
        return declaration(type).getJavadoc().orElseThrow(() -> new IllegalStateException(type + " has no Javadoc"));
    }

    private RecordDeclaration declaration(EventType type) throws IOException {
        Path source =
                Modules.named("event-contracts").resolve("src/main/java/io/tillgate/event/" + name(type) + ".java");
        return parser.parse(source)
                .getResult()
                .flatMap(unit -> unit.findFirst(RecordDeclaration.class))
                .orElseThrow(() -> new IllegalStateException(source + " is no record"));
    }

    private static String name(EventType type) {
        return type.record().getSimpleName();
    }
}
