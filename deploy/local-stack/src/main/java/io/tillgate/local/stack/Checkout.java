package io.tillgate.local.stack;

import io.tillgate.local.config.PartName;
import io.tillgate.local.part.PartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The checkout with its build output. */
public record Checkout(Path root) {
    /** The module folders of parts whose folder has another name. */
    private static final Map<String, String> FOLDERS =
            Map.of("sample-pos-api", "samples/pos-api", "forward-auth", "resource-server/forward-auth");

    Path serviceJar(PartName service) {
        Path jar = root.resolve(FOLDERS.getOrDefault(service.text(), service.text()))
                .resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new PartException(service + " is not built: there is no " + jar
                    + ". Build it with ./mvnw -DskipTests package, or let ./tillgate up do it.");
        }
        return jar;
    }

    Path postgresBinaries() {
        return root.resolve("deploy/local-stack/target/postgresql");
    }
}
