package io.tillgate.local.gateway;

import io.tillgate.http.StaticBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads the files of the documentation page: own files, and those of Swagger UI's web jar. Each is read once. */
final class WebFiles {
    private static final String WEB_JAR = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private final Map<String, StaticBody> read = new ConcurrentHashMap<>();

    /**
     * @param name the name of an existing file
     */
    StaticBody read(String name) {
        return read.computeIfAbsent(name, WebFiles::load);
    }

    private static StaticBody load(String name) {
        try (InputStream own = open("docs/" + name);
                InputStream theirs = own == null ? open(webJarPath(name)) : null) {
            InputStream found = own == null ? theirs : own;
            if (found == null) {
                throw new IOException("No such file: " + name);
            }
            return new StaticBody(found.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String webJarPath(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = open(WEB_JAR)) {
            if (stream == null) {
                throw new IOException("Swagger UI's web jar is not on the class path");
            }
            properties.load(stream);
        }
        return "META-INF/resources/webjars/swagger-ui/" + properties.getProperty("version") + "/" + name;
    }

    private static @Nullable InputStream open(String resource) {
        return WebFiles.class.getClassLoader().getResourceAsStream(resource);
    }
}
