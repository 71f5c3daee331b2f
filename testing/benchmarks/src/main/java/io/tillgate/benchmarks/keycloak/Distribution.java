package io.tillgate.benchmarks.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keycloak's distribution, which Maven fetches and unpacks, built for PostgreSQL.
 *
 * @param directory the unpacked distribution
 * @param version its version
 */
record Distribution(Path directory, String version) {
    private static final Pattern VERSION = Pattern.compile("<keycloak\\.version>([^<]+)</keycloak\\.version>");
    private static final String MODULE = "testing/benchmarks";

    private static final List<String> BUILD = List.of("build", "--db=postgres");

    /** Fetches and builds the distribution, unless that was done before. */
    static Distribution in(Path root) throws IOException, InterruptedException {
        Matcher version = VERSION.matcher(Files.readString(root.resolve("pom.xml")));
        if (!version.find()) {
            throw new IOException("pom.xml does not say keycloak.version");
        }
        Path target = root.resolve(MODULE).resolve("target/keycloak");
        Distribution distribution = new Distribution(target.resolve("keycloak-" + version.group(1)), version.group(1));
        Path built = distribution.directory.resolve("data/tillgate-built");
        if (!Files.exists(built)) {
            System.out.println("Fetching and building Keycloak " + distribution.version + " (once)");
            run(root, List.of("./mvnw", "-B", "-q", "-pl", MODULE, "dependency:unpack@keycloak"));
            run(root, distribution.command(BUILD));
            Files.createDirectories(built.getParent());
            Files.createFile(built);
        }
        return distribution;
    }

    /** Returns the command line of {@code kc.sh} on the JDK that runs this process, without options from outside. */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("env", "-u", "JAVA_TOOL_OPTIONS", "-u", "JAVA_OPTS"));
        command.add("JAVA_HOME=" + System.getProperty("java.home"));
        command.add(directory.resolve("bin/kc.sh").toString());
        command.addAll(arguments);
        return command;
    }

    private static void run(Path root, List<String> command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code);
        }
    }
}
