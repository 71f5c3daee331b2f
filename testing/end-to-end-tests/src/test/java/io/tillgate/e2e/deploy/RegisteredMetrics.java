package io.tillgate.e2e.deploy;

import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of the metrics that the sources register, as Prometheus has them but without their suffixes. */
final class RegisteredMetrics {
    private static final Pattern NAME = Pattern.compile("\"(tillgate\\.[a-z.]+[a-z])\"");
    private static final Pattern PREFIX = Pattern.compile("\"(tillgate\\.[a-z.]+\\.)\"");
    private static final Pattern COUNTER = Pattern.compile("counter\\(meters, \"([a-z.]+)\"");

    private RegisteredMetrics() {}

    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (String source : sources()) {
            NAME.matcher(source).results().forEach(match -> names.add(match.group(1)));
            PREFIX.matcher(source)
                    .results()
                    .forEach(prefix -> COUNTER.matcher(source)
                            .results()
                            .forEach(name -> names.add(prefix.group(1) + name.group(1))));
        }
        return new TreeSet<>(names.stream().map(name -> name.replace('.', '_')).toList());
    }

    private static List<String> sources() {
        return Modules.all().stream()
                .map(module -> module.resolve("src/main/java"))
                .filter(Files::isDirectory)
                .flatMap(RegisteredMetrics::files)
                .map(RegisteredMetrics::text)
                .filter(source -> source.contains("import io.micrometer.") || source.contains("new Measure("))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
