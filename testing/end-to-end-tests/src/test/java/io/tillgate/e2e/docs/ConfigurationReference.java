package io.tillgate.e2e.docs;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.EnumDeclaration;
import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The generated part of {@code docs/configuration.md}: per module the keys of its {@code @ConfigMapping} interfaces, and
 * the values that its {@code application.properties} sets. What stands above the marker is written by hand.
 */
final class ConfigurationReference {
    private static final String MARKER = "<!-- Below: generated from the sources. -->\n";

    private final Path root;
    private final JavaParser parser =
            new JavaParser(new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17));

    /** @param root the checkout */
    ConfigurationReference(Path root) {
        this.root = root;
    }

    /** Where the reference is kept. */
    Path file() {
        return root.resolve("docs").resolve("configuration.md");
    }

    /** The file as it should be. */
    String render() throws IOException {
        String present = Files.readString(file());
        int end = present.indexOf(MARKER);
        if (end < 0) {
            throw new IllegalStateException(file() + " has lost the line " + MARKER.strip());
        }
        StringBuilder text = new StringBuilder(present.substring(0, end)).append(MARKER);
        for (Path module : modules()) {
            text.append(module(module));
        }
        return text.toString();
    }

    private static List<Path> modules() {
        return Modules.all().stream()
                .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                .toList();
    }

    private String module(Path module) throws IOException {
        ConfigMappingReader reader = new ConfigMappingReader(this::enumConstants);
        List<ConfigurationKey> keys = sources(module).stream()
                .map(this::text)
                .filter(source -> source.contains("@ConfigMapping"))
                .flatMap(source -> reader.read(parse(source)).stream())
                .toList();
        StringBuilder text = new StringBuilder();
        if (!keys.isEmpty()) {
            text.append("\n## ").append(Modules.artifactId(module)).append("\n\n");
            text.append("| key | type | default | meaning |\n|---|---|---|---|\n");
            keys.forEach(key -> text.append(
                    "| `%s` | %s | %s | %s |\n".formatted(key.name(), key.type(), key.byDefault(), key.meaning())));
        }
        TreeMap<String, String> own = ownValues(module);
        if (!own.isEmpty()) {
            text.append(keys.isEmpty() ? "\n## " + Modules.artifactId(module) + "\n" : "");
            text.append("\nSet by the service itself, until you set it:\n\n| key | value |\n|---|---|\n");
            own.forEach((key, value) -> text.append("| `%s` | `%s` |\n".formatted(key, value.replace("|", "\\|"))));
        }
        return text.toString();
    }

    /** What the service's own properties say of our keys; entries of maps, whose names are quoted, are left out. */
    private static TreeMap<String, String> ownValues(Path module) throws IOException {
        TreeMap<String, String> values = new TreeMap<>();
        Path file = module.resolve("src/main/resources/application.properties");
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            for (String key : properties.stringPropertyNames()) {
                if (key.matches("(%[\\w,]+\\.)?tillgate\\.[^\"]*")) {
                    values.put(key, properties.getProperty(key));
                }
            }
        }
        return values;
    }

    /** An enumeration may be of another module: those of resource-server are. */
    private Optional<List<String>> enumConstants(String name) {
        return modules().stream()
                .flatMap(module -> sources(module).stream())
                .filter(file -> file.getFileName().toString().equals(name + ".java"))
                .findFirst()
                .flatMap(file -> parse(text(file)).findFirst(EnumDeclaration.class))
                .map(declaration -> declaration.getEntries().stream()
                        .map(entry -> entry.getNameAsString())
                        .toList());
    }

    private static List<Path> sources(Path module) {
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CompilationUnit parse(String source) {
        return parser.parse(source)
                .getResult()
                .orElseThrow(() -> new IllegalStateException("a source file cannot be parsed"));
    }

    private String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
