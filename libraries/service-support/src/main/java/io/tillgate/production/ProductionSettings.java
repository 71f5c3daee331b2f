package io.tillgate.production;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The settings of a service, as its production rules check them, and the problems found. */
public final class ProductionSettings {
    private static final String DATABASE_USER = "quarkus.datasource.username";
    private static final String DATABASE_PASSWORD = "quarkus.datasource.password";
    private static final String CORS_ORIGINS = "quarkus.http.cors.origins";

    private final Config config;
    private final List<String> problems = new ArrayList<>();

    private ProductionSettings(Config config) {
        this.config = config;
    }

    /** The problems that the rules find, in the order of the rules. Each names its key and what to do. */
    public static List<String> problems(Config config, Iterable<? extends ProductionRules> rules) {
        ProductionSettings settings = new ProductionSettings(config);
        rules.forEach(rule -> rule.check(settings));
        return List.copyOf(settings.problems);
    }

    /** The value of a setting; empty if it is not set or blank. */
    public Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
    }

    /** Returns whether a setting is {@code true}. */
    public boolean isTrue(String key) {
        return text(key).map(Boolean::parseBoolean).orElse(false);
    }

    /** Adds a problem. It begins with the key of the setting. */
    public ProductionSettings refuse(String problem) {
        problems.add(problem);
        return this;
    }

    /** Adds a problem if the condition holds. */
    public ProductionSettings refuseIf(boolean wrong, String problem) {
        return wrong ? refuse(problem) : this;
    }

    /** Requires an https URL. */
    public ProductionSettings requireHttps(String key, String why) {
        return refuseIf(!text(key).orElse("").startsWith("https://"), key + " must be an https URL: " + why);
    }

    /** Requires a value; {@code what} completes the sentence after "must". */
    public ProductionSettings requireText(String key, String what) {
        return refuseIf(text(key).isEmpty(), key + " must " + what);
    }

    /** Requires the name of a readable file; {@code what} completes the sentence after "must name". */
    public ProductionSettings requireReadableFile(String key, String what) {
        return refuseIf(text(key).filter(ProductionSettings::isReadable).isEmpty(), key + " must name " + what);
    }

    /** Requires a database password that is not the user name. */
    public ProductionSettings requireDatabasePassword() {
        Optional<String> password = text(DATABASE_PASSWORD);
        return refuseIf(
                password.isEmpty() || password.equals(text(DATABASE_USER)),
                DATABASE_PASSWORD + " must be set, and must not be the user name");
    }

    /** Requires that the origins of other sites, if any, are named one by one. */
    public ProductionSettings requireNamedOrigins() {
        return refuseIf(
                text(CORS_ORIGINS).orElse("").contains("*"), CORS_ORIGINS + " has a wildcard: name the origins");
    }

    /**
     * Requires the settings of a resource server: the issuer, the brokers and the client secret.
     *
     * @param brokers the purpose of the brokers
     */
    public ProductionSettings requireResourceServer(String brokers) {
        return requireHttps("tillgate.resource-server.issuer", "tokens of another issuer are refused")
                .requireText("kafka.bootstrap.servers", "name the brokers: " + brokers)
                .requireReadableFile(
                        "tillgate.resource-server.client-secret-file",
                        "a readable file with the secret that auth-service knows for this service");
    }

    private static boolean isReadable(String file) {
        try {
            return Files.isReadable(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
