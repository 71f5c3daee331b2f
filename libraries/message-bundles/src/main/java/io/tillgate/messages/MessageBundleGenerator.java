package io.tillgate.messages;

import io.quarkus.bootstrap.prebuild.CodeGenException;
import io.quarkus.deployment.CodeGenContext;
import io.quarkus.deployment.CodeGenProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
     * Generates the interfaces of a directory.
     *
     * @return whether one of them changed
     * @throws IllegalArgumentException if the languages do not match
     */
    static boolean generate(Path messages, Path sources) throws IOException {
        boolean changed = false;
        for (Path file : files(messages, "*" + ENGLISH)) {
            String name = file.getFileName().toString().replace(ENGLISH, "");
            MessageFile english = MessageFile.read(file);
            for (Path translation : files(messages, name + "_*.properties")) {
                english.requireMatch(MessageFile.read(translation));
            }
            changed |= write(new BundleInterface(name, english), sources);
        }
        return changed;
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

    /** Leaves an interface that has not changed alone, so that the compiler does. */
    private static boolean write(BundleInterface bundle, Path sources) throws IOException {
        Path file = sources.resolve(bundle.typeName().replace('.', '/') + ".java");
        String source = bundle.source();
        if (Files.exists(file) && Files.readString(file).equals(source)) {
            return false;
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        return true;
    }
}
