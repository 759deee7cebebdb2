package io.keyfolio;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keyfolio.feature.agent.presence.AgentConnections;
import io.keyfolio.identity.account.AccountTransactions;
import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.keyfolio.platform.transaction.BoundedTransactions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The rules for imports between packages, and for calls that no class may make. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.keyfolio");

    @Test
    void importsGoInwardOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("platform")
                .definedBy("io.keyfolio.platform..")
                .layer("identity")
                .definedBy("io.keyfolio.identity..")
                .layer("feature")
                .definedBy("io.keyfolio.feature..")
                .whereLayer("feature")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("identity")
                .mayOnlyBeAccessedByLayers("feature")
                .whereLayer("platform")
                .mayOnlyBeAccessedByLayers("identity", "feature")
                .check(CLASSES);
    }

    @Test
    void everyClassStandsInARing() {
        classes()
                .that()
                .doNotHaveFullyQualifiedName("io.keyfolio.Keyfolio")
                .should()
                .resideInAnyPackage("io.keyfolio.platform..", "io.keyfolio.identity..", "io.keyfolio.feature..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.keyfolio.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** The command line is exempt, because it starts features without the service. */
    @Test
    void featuresDoNotKnowEachOther() {
        slices().matching("io.keyfolio.feature.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAPackage("io.keyfolio.feature.cli.."), alwaysTrue())
                .check(CLASSES);
    }

    @Test
    void packagesAreSmall() {
        Map<String, Long> tooLarge = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(groupingBy(JavaClass::getPackageName, counting()));
        tooLarge.values().removeIf(files -> files <= 15);

        assertEquals(Map.of(), tooLarge);
    }

    @Test
    void filtersTakeTheirPlaceInThePipeline() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(HttpPipeline.class)
                .and(not(callHttpPipeline()))
                .should()
                .callMethod(Filters.class, "register", Handler.class, int.class)
                .check(CLASSES);
    }

    /** Every mutation then has a bounded transaction, an audit event and an announcement. */
    @Test
    void featuresChangeAccountsThroughMutations() {
        noClasses()
                .that()
                .resideInAPackage("io.keyfolio.feature..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(AccountTransactions.class)
                .orShould()
                .callMethod(Event.class, "fire", Object.class)
                .orShould()
                .callMethod(Panache.class, "withTransaction", Supplier.class)
                .orShould()
                .callMethod(BoundedTransactions.class, "run", Function.class)
                .orShould()
                .callMethod(BoundedTransactions.class, "runInSession", Supplier.class)
                .check(CLASSES);
    }

    /** The connections of agents have ids of their own, which are UUIDs of the WebSocket library. */
    @Test
    void idsAreNotPassedAsBareUuids() {
        noMethods()
                .that()
                .areNotPrivate()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("io.keyfolio.identity.id")
                .and()
                .areNotDeclaredIn(AgentConnections.class)
                .should()
                .haveRawParameterTypes(includeUuid())
                .check(CLASSES);
    }

    private static DescribedPredicate<List<JavaClass>> includeUuid() {
        return DescribedPredicate.describe(
                "include a UUID", types -> types.stream().anyMatch(type -> type.isEquivalentTo(UUID.class)));
    }

    private static DescribedPredicate<JavaClass> callHttpPipeline() {
        return DescribedPredicate.describe(
                "take their priority from HttpPipeline", type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(HttpPipeline.class)
                                && call.getName().equals("priority")));
    }

    @Test
    void nobodyWaitsForAUni() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.keyfolio.platform.batch.BatchWriters") // when the service stops
                .and()
                .doNotHaveFullyQualifiedName("io.keyfolio.feature.agent.presence.AgentShutdown") // the same
                .and()
                .doNotHaveFullyQualifiedName("io.keyfolio.identity.invalidation.ChangeFeed") // the same
                .and()
                .doNotHaveFullyQualifiedName("io.keyfolio.platform.database.schema.SchemaGate") // when it starts
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
