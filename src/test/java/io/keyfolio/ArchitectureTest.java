package io.keyfolio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the packages may know of each other, and what nobody may do. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.keyfolio");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.keyfolio.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void featuresDoNotKnowEachOther() {
        slices().matching("io.keyfolio.(agent|apikey|profile|preference)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void nobodyWaitsForAUni() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.keyfolio.apikey.LastUsedWriter") // when the service stops
                .and()
                .doNotHaveFullyQualifiedName("io.keyfolio.session.LastSeenWriter") // the same
                .and()
                .doNotHaveFullyQualifiedName("io.keyfolio.agent.AgentShutdown") // the same
                .and()
                .doNotHaveFullyQualifiedName("io.keyfolio.change.ChangeFeed") // the same
                .and()
                .doNotHaveFullyQualifiedName("io.keyfolio.database.SchemaGate") // when it starts
                .should()
                .callMethod(Uni.class, "await")
                .check(CLASSES);
    }

    @Test
    void nobodyAsksTheSystemForTheTime() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should().notBeAnnotatedWith(Inject.class).check(CLASSES);
    }
}
