package io.tillgate.e2e.tool;

import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code src/test/node} with the packages of its lock file, below this module's target directory. */
public final class NodeModules {
    private static final Path SOURCE = Modules.named("end-to-end-tests").resolve("src/test/node");
    private static final Path TARGET = Modules.named("end-to-end-tests").resolve("target/node");
    private static final long INSTALL_MINUTES = 5;

    private NodeModules() {}

    /** Installs them unless what is there comes from this lock file; the folder that has {@code node_modules}. */
    public static synchronized Path install() {
        try {
            Files.createDirectories(TARGET);
            Path lock = TARGET.resolve("package-lock.json");
            Path stamp = TARGET.resolve("node_modules/.installed");
            boolean fresh = Files.exists(stamp) && Files.mismatch(SOURCE.resolve("package-lock.json"), lock) < 0;
            copySource();
            if (!fresh) {
                npmCi();
                Files.writeString(stamp, "");
            }
            return TARGET;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copySource() throws IOException {
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, TARGET.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void npmCi() throws IOException {
        Path output = TARGET.resolve("npm-ci.log");
        Process process = new ProcessBuilder(
                        List.of(Tool.NPM.path().toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
                .directory(TARGET.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("npm ci failed:\n" + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
