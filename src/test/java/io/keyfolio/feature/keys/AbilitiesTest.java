package io.keyfolio.feature.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Operations;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class AbilitiesTest {

    private static final List<String> ALL = List.of(
            "profile:read",
            "profile:write",
            "preferences:read",
            "preferences:write",
            "keys:read",
            "keys:write",
            "agents:read",
            "agents:write",
            "agents:connect",
            "audit:read",
            "billing:read",
            "profile",
            "keys");

    /** Verification and introspection have tests of their own, because they take any of several schemes. */
    private static final Set<String> ELSEWHERE =
            Set.of("GET /v1/auth/verify", "POST /v1/auth/verify", "POST /oauth2/introspect");

    @Test
    void everyProtectedOperationIsTried() {
        Set<String> documented = Operations.all().stream()
                .filter(operation ->
                        operation.described().path("security").toString().contains("\"bearer\""))
                .map(operation -> operation.method() + " " + operation.path())
                .filter(operation -> !ELSEWHERE.contains(operation))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(documented, Route.all().map(Route::operation).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("io.keyfolio.feature.keys.Route#limited")
    void keyWithExactlyTheAbilityIsAdmitted(Route route) {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue(Map.of("abilities", List.of(route.ability())));

        var answer = route.send(key.request(), alice);

        assertEquals(200, answer.statusCode(), answer::asString);
    }

    @ParameterizedTest
    @MethodSource("io.keyfolio.feature.keys.Route#limited")
    void keyWithEveryOtherAbilityIsRefused(Route route) {
        Person alice = Person.signedUp();
        List<String> others =
                ALL.stream().filter(other -> !other.equals(route.ability())).toList();
        Person.Key key = alice.issue(Map.of("abilities", others));

        var answer = route.send(key.request(), alice);

        route.api().assertInsufficientScope(answer);
    }

    @ParameterizedTest
    @MethodSource("io.keyfolio.feature.keys.Route#limited")
    void almightyKeyAndSessionAreAdmitted(Route route) {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        var byKey = route.send(key.request(), alice);
        var bySession = route.send(alice.signedIn(), alice);

        assertEquals(200, byKey.statusCode(), byKey::asString);
        assertEquals(200, bySession.statusCode(), bySession::asString);
    }

    @ParameterizedTest
    @MethodSource("io.keyfolio.feature.keys.Route#sessionOnly")
    void almightyKeyIsRefusedWhereASessionIsNeeded(Route route) {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        var answer = route.send(key.request(), alice);

        route.api().assertInsufficientScope(answer);
        assertEquals(alice.accountKey(), alice.signedIn().get("/api/profile").path("user.api_key"));
    }

    @ParameterizedTest
    @MethodSource("io.keyfolio.feature.keys.Route#all")
    void accountKeyIsRefused(Route route) {
        Person alice = Person.signedUp();

        var answer = route.send(Person.bearer(alice.accountKey()), alice);

        route.api().assertInsufficientScope(answer);
    }

    @ParameterizedTest
    @MethodSource("io.keyfolio.feature.keys.Route#all")
    void requestWithoutACredentialIsRefused(Route route) {
        var answer = route.send(Person.anonymous(), Person.signedUp());

        route.api().assertUnauthenticated(answer);
    }

    @ParameterizedTest
    @MethodSource("io.keyfolio.feature.keys.Route#all")
    void unknownTokenIsRefused(Route route) {
        var answer = route.send(Person.bearer("garbage"), Person.signedUp());

        route.api().assertInvalidToken(answer);
    }

    @ParameterizedTest
    @MethodSource("io.keyfolio.feature.keys.Route#all")
    void deletedKeyIsRefused(Route route) {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");
        alice.signedIn().delete("/v1/profile/api-keys/" + key.id());

        var answer = route.send(key.request(), alice);

        route.api().assertInvalidToken(answer);
    }

    @ParameterizedTest
    @MethodSource("io.keyfolio.feature.keys.Route#all")
    void endedSessionIsRefused(Route route) {
        Person alice = Person.signedUp();
        String ended = alice.logIn();
        Person.bearer(ended).post("/v1/auth/logout");

        var answer = route.send(Person.bearer(ended), alice);

        route.api().assertInvalidToken(answer);
    }

    @Test
    void credentialIsAskedForBeforeTheBodyIsRead() {
        var answer = Person.anonymous()
                .contentType(ContentType.JSON)
                .body("{\"theme\":")
                .put("/v1/profile/preferences");

        Api.DEVELOPER.assertUnauthenticated(answer);
    }
}
