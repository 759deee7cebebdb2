package io.keyfolio.feature.benchmark;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A normal build does not contain the routes of the benchmark. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class BenchmarkResourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"/benchmark/nothing", "/benchmark/row/1"})
    void buildWithoutTheBenchmarkDoesNotKnowItsRoutes(String path) {
        var answer = Person.signedUp().signedIn().get(path);

        answer.then().statusCode(404);
    }
}
