package io.tillgate.sample;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.tillgate.testsupport.HouseRules;

/** The rules of the house. */
@AnalyzeClasses(packages = "io.tillgate.sample", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("io.tillgate.sample.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule REVOCATION_IS_THE_LIBRARYS_BUSINESS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tillgate.event..", "io.tillgate.resource.(*)..", "org.apache.kafka..");
}
