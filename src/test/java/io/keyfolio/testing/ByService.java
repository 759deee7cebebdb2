package io.keyfolio.testing;

import io.quarkus.test.common.WithTestResource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Orders test classes by the service that they need, then by name, so that the service many of them share starts once. Quarkus
 * does so for tests in its own JVM, and takes integration tests in the order of this class (pom.xml).
 */
public final class ByService implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing((ClassDescriptor test) -> service(test.getTestClass()))
                        .thenComparing(test -> test.getTestClass().getName()));
    }

    /** The resources of a test, their arguments and how far they are shared; an integration test has those of the test that it extends. */
    private static String service(Class<?> test) {
        return Stream.<Class<?>>iterate(test, each -> each != null, Class::getSuperclass)
                .flatMap(each -> Arrays.stream(each.getDeclaredAnnotationsByType(WithTestResource.class)))
                .map(ByService::description)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String description(WithTestResource resource) {
        return Stream.concat(
                        Stream.of(resource.scope().name(), resource.value().getName()),
                        Arrays.stream(resource.initArgs())
                                .map(argument -> argument.name() + "=" + argument.value())
                                .sorted())
                .collect(Collectors.joining(" "));
    }
}
