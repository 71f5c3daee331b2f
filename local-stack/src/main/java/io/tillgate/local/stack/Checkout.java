package io.tillgate.local.stack;

import io.tillgate.local.config.PartName;
import io.tillgate.local.part.PartException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout with its built artifacts. */
public record Checkout(Path root) {
    Path serviceJar(PartName service) {
        Path jar = root.resolve(service.text()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new PartException(service + " is not built: there is no " + jar
                    + ". Build it with ./mvnw -DskipTests package, or let ./tillgate up do it.");
        }
        return jar;
    }

    Path postgresBinaries() {
        return root.resolve("local-stack/target/postgresql");
    }
}
