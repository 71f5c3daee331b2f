package io.tillgate.production;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The settings of a service under its production rules, and what is wrong with them. */
public final class ProductionSettings {
    private static final String DATABASE_USER = "quarkus.datasource.username";
    private static final String DATABASE_PASSWORD = "quarkus.datasource.password";
    private static final String CORS_ORIGINS = "quarkus.http.cors.origins";

    private final Config config;
    private final List<String> problems = new ArrayList<>();

    private ProductionSettings(Config config) {
        this.config = config;
    }

    /** Everything that is wrong by these rules, in their order. Each problem names its key and what to do. */
    public static List<String> problems(Config config, Iterable<? extends ProductionRules> rules) {
        ProductionSettings settings = new ProductionSettings(config);
        rules.forEach(rule -> rule.check(settings));
        return List.copyOf(settings.problems);
    }

    /** The value of a setting; empty where it is not set, or blank. */
    public Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
    }

    /** Whether a setting says {@code true}. */
    public boolean isTrue(String key) {
        return text(key).map(Boolean::parseBoolean).orElse(false);
    }

    /** Notes a problem; it begins with the key of the setting. */
    public ProductionSettings refuse(String problem) {
        problems.add(problem);
        return this;
    }

    /** Notes a problem where something is so. */
    public ProductionSettings refuseIf(boolean wrong, String problem) {
        return wrong ? refuse(problem) : this;
    }

    /** The setting is an https URL. */
    public ProductionSettings requireHttps(String key, String why) {
        return refuseIf(!text(key).orElse("").startsWith("https://"), key + " must be an https URL: " + why);
    }

    /** The setting has a value; the rest of the sentence says which. */
    public ProductionSettings requireText(String key, String what) {
        return refuseIf(text(key).isEmpty(), key + " must " + what);
    }

    /** The setting names a file that this process can read; the rest of the sentence says which. */
    public ProductionSettings requireReadableFile(String key, String what) {
        return refuseIf(text(key).filter(ProductionSettings::isReadable).isEmpty(), key + " must name " + what);
    }

    /** The database is entered with a password, and not with the role's name. */
    public ProductionSettings requireDatabasePassword() {
        Optional<String> password = text(DATABASE_PASSWORD);
        return refuseIf(
                password.isEmpty() || password.equals(text(DATABASE_USER)),
                DATABASE_PASSWORD + " must be set, and must not be the user name");
    }

    /** Origins of other sites are named one by one, where there are any. */
    public ProductionSettings requireNamedOrigins() {
        return refuseIf(
                text(CORS_ORIGINS).orElse("").contains("*"), CORS_ORIGINS + " has a wildcard: name the origins");
    }

    /**
     * What every resource server needs: the issuer whose tokens it takes, the brokers, and its own secret.
     *
     * @param brokers what comes from the brokers or goes to them
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
