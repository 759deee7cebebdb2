package io.keyfolio.platform.http.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.LoggedErrors;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An unlisted proxy causes one log line. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class UntrustedProxyWarningTest {

    @Test
    void proxyThatIsNotTrustedIsLoggedOnce() {
        try (LoggedErrors log = LoggedErrors.andWarnings()) {
            for (String path : List.of("/v1/auth/verify", "/livez", "/api/profile")) {
                Person.anonymous().header("Forwarded", "for=203.0.113.7").get(path);
                Person.anonymous().header("X-Forwarded-For", "203.0.113.7").get(path);
            }

            List<String> warnings = log.messages().stream()
                    .filter(line -> line.contains("KEYFOLIO_PROXY_TRUSTED"))
                    .toList();
            assertEquals(1, warnings.size(), warnings::toString);
            assertTrue(warnings.get(0).contains("127.0.0.1 sent Forwarded"), warnings::toString);
        }
    }
}
