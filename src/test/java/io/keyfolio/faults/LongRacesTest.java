package io.keyfolio.faults;

import io.keyfolio.testing.UnlimitedResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The race of {@link RacesTest} in other orders. */
@QuarkusTest
@WithTestResource(UnlimitedResource.class)
@Tag("slow")
class LongRacesTest {

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5})
    void accountIsAsItsClientsWereTold(long seed) {
        RacesTest.assertAsTold(seed);
    }
}
