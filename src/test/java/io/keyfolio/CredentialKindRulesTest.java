package io.keyfolio;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.CredentialKind;
import io.keyfolio.identity.credential.lookup.CredentialResolver;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The differences between kinds of credentials are only in the classes of each kind: its credential, its constant and its
 * resolver. A new kind needs no other class.
 */
class CredentialKindRulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.keyfolio");

    private static final Set<String> HOMES = CLASSES.stream()
            .filter(type -> type.isAssignableTo(CredentialResolver.class) && !type.isInterface())
            .map(JavaClass::getPackageName)
            .collect(toSet());

    /** The classes of the kinds, including the class that the compiler creates for switches of the enumeration. */
    private static final DescribedPredicate<JavaClass> OF_A_KIND = describe(
            "written for a kind",
            type -> type.isAssignableTo(Credential.class)
                    || type.isAssignableTo(CredentialResolver.class)
                    || type.getName().startsWith(CredentialKind.class.getName()));

    /**
     * The classes that may name a kind: those in the package of its resolver, and {@link Caller}, which returns the id of
     * the session.
     */
    private static final DescribedPredicate<JavaClass> AT_HOME = OF_A_KIND.or(describe(
            "in the package of its resolver",
            type -> HOMES.contains(type.getPackageName()) || type.isEquivalentTo(Caller.class)));

    private static final DescribedPredicate<JavaClass> CREDENTIAL_OF_ONE_KIND = describe(
            "are credentials of one kind", type -> type.isAssignableTo(Credential.class) && !type.isInterface());

    /** No other class uses {@code instanceof} or a cast on credentials. */
    @Test
    void nobodyElseTellsCredentialsApartByTheirClass() {
        noClasses()
                .that(not(AT_HOME))
                .should()
                .dependOnClassesThat(CREDENTIAL_OF_ONE_KIND)
                .check(CLASSES);
    }

    /** No other class compares a kind, or uses it in a {@code switch}. */
    @ParameterizedTest
    @EnumSource
    void nobodyElseNamesAKind(CredentialKind kind) {
        noClasses()
                .that(not(OF_A_KIND))
                .should()
                .accessField(CredentialKind.class, kind.name())
                .check(CLASSES);
    }

    @Test
    void eachKindHasOneCredentialAndOneResolver() {
        int kinds = CredentialKind.values().length;

        assertEquals(kinds, CLASSES.stream().filter(CREDENTIAL_OF_ONE_KIND).count());
        assertEquals(
                kinds,
                CLASSES.stream()
                        .filter(type -> type.isAssignableTo(CredentialResolver.class) && !type.isInterface())
                        .count());
    }
}
