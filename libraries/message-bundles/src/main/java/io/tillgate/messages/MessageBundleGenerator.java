package io.tillgate.messages;

import io.quarkus.bootstrap.prebuild.CodeGenException;
import io.quarkus.deployment.CodeGenContext;
import io.quarkus.deployment.CodeGenProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Generates a Qute message bundle from each {@code messages/<bundle>_en.properties} of a service. The build fails if another
 * language lacks a text, or a placeholder of a text.
 */
public final class MessageBundleGenerator implements CodeGenProvider {
    private static final String ENGLISH = "_en.properties";

    @Override
    public String providerId() {
        return "message-bundles";
    }

    @Override
    public String inputExtension() {
        return "properties";
    }

    @Override
    public String inputDirectory() {
        return "resources/messages";
    }

    @Override
    public boolean trigger(CodeGenContext context) throws CodeGenException {
        try {
            return generate(context.inputDir(), context.outDir());
        } catch (IOException | IllegalArgumentException e) {
            throw new CodeGenException("Cannot generate the message bundles: " + e.getMessage(), e);
        }
    }

    /**
     * Generates the interfaces of a directory and deletes obsolete ones.
     *
     * @return whether an interface changed
     * @throws IllegalArgumentException if the languages do not match
     */
    static boolean generate(Path messages, Path sources) throws IOException {
        Files.createDirectories(sources);
        boolean changed = false;
        Set<Path> kept = new HashSet<>();
        for (Path file : files(messages, "*" + ENGLISH)) {
            String name = file.getFileName().toString().replace(ENGLISH, "");
            MessageFile english = MessageFile.read(file);
            for (Path translation : files(messages, name + "_*.properties")) {
                english.requireMatch(MessageFile.read(translation));
            }
            BundleInterface bundle = new BundleInterface(name, english);
            Path source = sources.resolve(bundle.typeName().replace('.', '/') + ".java");
            changed |= write(bundle.source(), source);
            kept.add(source);
        }
        return deleteOthers(sources, kept) || changed;
    }

    private static List<Path> files(Path directory, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> directory
                            .getFileSystem()
                            .getPathMatcher("glob:" + pattern)
                            .matches(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    /** Does not rewrite an unchanged interface, so that the compiler does not recompile it. */
    private static boolean write(String source, Path file) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(source)) {
            return false;
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        return true;
    }

    private static boolean deleteOthers(Path sources, Set<Path> kept) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> old = files.filter(file -> Files.isRegularFile(file) && !kept.contains(file))
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
            return !old.isEmpty();
        }
    }
}
