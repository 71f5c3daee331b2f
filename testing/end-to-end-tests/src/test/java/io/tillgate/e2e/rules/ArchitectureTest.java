package io.tillgate.e2e.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.tillgate.e2e.checkout.Modules;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final List<String> SERVICES = List.of(
            "auth-service",
            "user-service",
            "scope-registry",
            "audit-service",
            "sample-pos-api",
            "sample-back-office",
            "forward-auth");
    private static final List<String> LIBRARIES = List.of(
            "event-contracts",
            "service-support",
            "outbox",
            "problem-details",
            "message-bundles",
            "web-ui",
            "audit-proof",
            "resource-server",
            "resource-server-quarkus",
            "resource-server-spring");

    private static JavaClasses services;
    private static JavaClasses all;

    @BeforeAll
    static void read() {
        services = modules(SERVICES);
        all = modules(java.util.stream.Stream.concat(SERVICES.stream(), LIBRARIES.stream())
                .toList());
        assertThat(all).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "user", "scope", "audit", "sample", "backoffice", "forward", "resource"})
    @DisplayName("The features of a service have no cycles")
    void noCycles(String service) {
        slices().assignedFrom(new Features("io.tillgate." + service))
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(all);
    }

    @Test
    @DisplayName("Only event packages know the event contracts")
    void contractsInEventPackagesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..event..", "io.tillgate.audit..", "io.tillgate.resource..", "io.tillgate.outbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tillgate.event")
                .check(services);
    }

    @Test
    @DisplayName("Only the outbox and the enforcement reports use a Kafka producer")
    void noProducers() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tillgate.outbox..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.kafka.clients.producer.KafkaProducer")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
                .check(services);
    }

    @Test
    @DisplayName("Nothing blocks on a Uni, sleeps, or prints")
    void noBlocking() {
        noClasses().should().callMethod("io.smallrye.mutiny.Uni", "await").check(all);
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(all);
        noClasses().should().accessField(System.class, "out").check(all);
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(all);
    }

    @Test
    @DisplayName("Time comes from a Clock")
    void timeFromAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(all);
    }

    @Test
    @DisplayName("No JTA annotations, which do nothing on a Uni")
    void noTransactional() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.transaction..")
                .check(all);
    }

    @Test
    @DisplayName("Names are nouns of the field: no Util, Helper, Manager, Base, Impl")
    void names() {
        classes()
                .that()
                .areTopLevelClasses()
                .should()
                .haveNameNotMatching(".*(Utils?|Helpers?|Manager|Base|Impl)")
                .check(all);
    }

    @Test
    @DisplayName(
            "RFC 6749 §3.2: only OAuth endpoints, and the pages behind mails, ignore parameters that they do not know")
    void strictQueries() {
        String exempt = "io.tillgate.query.IgnoresUnknownParameters";
        assertThat(services.stream()
                        .filter(type -> type.isAnnotatedWith(exempt)
                                || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(exempt)))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "ActivationPage",
                        "AppTokenResource",
                        "EmailPages",
                        "IntrospectionResource",
                        "PasswordResetPage",
                        "PosTokenResource",
                        "TokenResource",
                        "TokenRevocationResource",
                        "UserInfoResource");
    }

    @Test
    @DisplayName("Dependencies come by constructor, settings by @ConfigMapping interfaces")
    void noFieldInjection() {
        noFields().should().beAnnotatedWith("jakarta.inject.Inject").check(all);
        noFields()
                .should()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .check(all);
        classes()
                .that()
                .areAnnotatedWith("io.smallrye.config.ConfigMapping")
                .should()
                .beInterfaces()
                .check(all);
    }

    private static JavaClasses modules(List<String> names) {
        return new ClassFileImporter()
                .importLocations(names.stream()
                        .map(name -> Modules.named(name).resolve("target/classes"))
                        .peek(path -> assertThat(Files.isDirectory(path))
                                .as("%s is built", path)
                                .isTrue())
                        .map(Location::of)
                        .toList());
    }
}
