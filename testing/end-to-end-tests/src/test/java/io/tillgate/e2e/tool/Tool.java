package io.tillgate.e2e.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program that the build does not bring along. It is looked for on the {@code PATH}. */
public enum Tool {
    /** The browser. */
    CHROMIUM("Chromium", 0, "apt-get install chromium", "chromium", "chromium-browser", "google-chrome"),
    /** Runs the client libraries that are written in JavaScript, and the driver of the browser. */
    NODE("Node.js 20 or newer", 20, "apt-get install nodejs, or https://nodejs.org", "node"),
    /** Fetches those libraries. */
    NPM("npm", 0, "apt-get install npm", "npm"),
    /** The proxy in front of what is not Java. Debian has it where only administrators look. */
    NGINX("nginx", 0, "apt-get install nginx", "nginx", "/usr/sbin/nginx"),
    /** Runs the module of a tutorial. */
    PHP("PHP", 0, "apt-get install php-cli", "php"),
    /** Runs the site of a tutorial. Debian has it by its version, where only administrators look. */
    PHP_FPM(
            "PHP-FPM",
            0,
            "apt-get install php-fpm",
            "/usr/sbin/php-fpm8.2",
            "/usr/sbin/php-fpm8.3",
            "/usr/sbin/php-fpm8.4",
            "/usr/sbin/php-fpm8.5"),
    /** Looks at TLS from outside, with another library than Java's. */
    OPENSSL("openssl", 0, "apt-get install openssl", "openssl");

    private static final Pattern MAJOR_VERSION = Pattern.compile("v?(\\d+)\\.");

    private final String label;
    private final int majorVersion;
    private final String howToGetIt;
    private final List<String> commands;

    Tool(String label, int majorVersion, String howToGetIt, String... commands) {
        this.label = label;
        this.majorVersion = majorVersion;
        this.howToGetIt = howToGetIt;
        this.commands = List.of(commands);
    }

    /** Where it is; empty where it is missing or too old. */
    public Optional<Path> find() {
        return commands.stream().flatMap(Tool::onPath).filter(this::recent).findFirst();
    }

    /** Where it is. */
    public Path path() {
        return find().orElseThrow(() -> new IllegalStateException(advice()));
    }

    /** What it is and how to get it. */
    String advice() {
        return label + " (" + howToGetIt + ")";
    }

    private static Stream<Path> onPath(String command) {
        String path = System.getenv("PATH");
        return path == null
                ? Stream.empty()
                : Arrays.stream(path.split(Pattern.quote(java.io.File.pathSeparator)))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder).resolve(command))
                        .filter(Files::isExecutable);
    }

    private boolean recent(Path program) {
        if (majorVersion == 0) {
            return true;
        }
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String version = new String(process.getInputStream().readAllBytes());
            Matcher major = MAJOR_VERSION.matcher(version);
            return process.waitFor(10, TimeUnit.SECONDS)
                    && major.lookingAt()
                    && Integer.parseInt(major.group(1)) >= majorVersion;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
