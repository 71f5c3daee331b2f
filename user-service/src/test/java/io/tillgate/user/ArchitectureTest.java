package io.tillgate.user;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.tillgate.testsupport.HouseRules;
import jakarta.ws.rs.HttpMethod;

/** The rules of the house. */
@AnalyzeClasses(packages = "io.tillgate.user", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("io.tillgate.user.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_EVENT_KNOWS_THE_CONTRACTS = noClasses()
            .that()
            .resideOutsideOfPackage("io.tillgate.user.event")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tillgate.event..", "io.tillgate.outbox..");

    @ArchTest
    static final ArchRule PASSWORDS_ARE_REVEALED_IN_THEIR_PACKAGE_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("io.tillgate.user.password")
            .should()
            .callMethod(io.tillgate.user.password.RawPassword.class, "reveal");

    @ArchTest
    static final ArchRule ENDPOINTS_RUN_ON_THE_EVENT_LOOP = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should()
            .haveRawReturnType(Uni.class)
            .orShould()
            .beAnnotatedWith(NonBlocking.class)
            .because("a session cannot leave its thread, and an administrator's token opens one before each endpoint");
}
