package io.tillgate.e2e.checkout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The modules of the checkout by their artifactIds, which are not the names of their folders. */
public final class Modules {
    public static final Path ROOT = Path.of(System.getProperty("tillgate.root"));

    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
    private static final Pattern ARTIFACT_ID = Pattern.compile("</parent>\\s*<artifactId>(.+?)</artifactId>");
    private static final Map<String, Path> BY_ARTIFACT_ID = read();

    private Modules() {}

    /** The folders of all modules, in the order of their artifactIds. */
    public static List<Path> all() {
        return List.copyOf(BY_ARTIFACT_ID.values());
    }

    /** The folder of one module. */
    public static Path named(String artifactId) {
        Path module = BY_ARTIFACT_ID.get(artifactId);
        if (module == null) {
            throw new IllegalArgumentException("No module has the artifactId " + artifactId);
        }
        return module;
    }

    /** The artifactId of the module in this folder. */
    public static String artifactId(Path module) {
        Matcher artifactId = ARTIFACT_ID.matcher(text(module.resolve("pom.xml")));
        if (!artifactId.find()) {
            throw new IllegalStateException(module + " has no artifactId after its parent");
        }
        return artifactId.group(1);
    }

    private static Map<String, Path> read() {
        Map<String, Path> modules = new TreeMap<>();
        MODULE.matcher(text(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> ROOT.resolve(module.group(1)))
                .forEach(module -> modules.put(artifactId(module), module));
        return modules;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
