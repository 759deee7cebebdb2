package io.keyfolio.platform.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmbiguousPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "//api/profile",
                "/api//profile",
                "/api/profile//",
                "/v1/../q/metrics",
                "/v1/./auth/user",
                "/v1/..",
                "/v1/.",
                "/v1/%2e%2e/q/metrics",
                "/v1/%2E./q/metrics",
                "/v1/.%2e/q/metrics",
                "/v1/%2e/auth/user",
                "/v1/..%2fq/metrics",
                "/v1/x%2F..%2f../q/metrics",
                "/v1%2f%2fq",
                "/v1/%2fq",
                "/v1/..\\q/metrics",
                "/v1/..%5cq/metrics",
                "/v1/..;/q/metrics",
                "/v1/..;a=b/q/metrics",
                "/v1/..%3b/q/metrics",
                "/v1/.;/auth/user",
                "/v1/;/auth/user",
                "/v1/%3ba=b/auth/user",
                "/v1;a=b/..;c/%2e%2e;d/q/metrics"
            })
    void emptyAndDotSegmentsAreFoundInEverySpelling(String path) {
        assertTrue(AmbiguousPath.is(path), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "*",
                "",
                "/api/profile",
                "/api/profile/",
                "/.well-known/jwks.json",
                "/q/openapi.json",
                "/v1/profile/api-keys/1..2",
                "/v1/.../x",
                "/v1/..a/x",
                "/v1/a../x",
                "/v1/%2e%2e%2e/x",
                "/v1/a;b=c/x",
                "/v1/profile/api-keys/1%2F",
                "/v1/%252e%252e/x",
                "/v1/a.%2eb"
            })
    void allOthersHaveOneMeaning(String path) {
        assertFalse(AmbiguousPath.is(path), path);
    }
}
