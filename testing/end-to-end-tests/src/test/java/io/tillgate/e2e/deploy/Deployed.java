package io.tillgate.e2e.deploy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The files below {@code deploy}. */
final class Deployed {
    static final Path ROOT = Modules.ROOT;
    static final Path FOLDER = ROOT.resolve("deploy");
    static final Path KUBERNETES = FOLDER.resolve("kubernetes");
    static final List<String> SERVICES = List.of("auth-service", "user-service", "scope-registry", "audit-service");

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .build());

    private Deployed() {}

    /** Every object for Kubernetes. */
    static List<Manifest> manifests() {
        return yamlFiles(KUBERNETES).stream()
                .filter(file -> !isKustomization(file))
                .flatMap(file -> documents(file).stream().map(content -> new Manifest(file, content)))
                .toList();
    }

    /** The objects of a kind. */
    static List<Manifest> ofKind(String kind) {
        return manifests().stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .toList();
    }

    /** Every {@code kustomization.yaml}. */
    static List<Path> kustomizations() {
        return yamlFiles(KUBERNETES).stream().filter(Deployed::isKustomization).toList();
    }

    static List<Path> yamlFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> documents(Path file) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not YAML", e);
        }
    }

    static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    static boolean isKustomization(Path file) {
        return file.endsWith("kustomization.yaml");
    }
}
