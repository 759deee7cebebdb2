package io.keyfolio.identity.audit;

import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** A request that changes data: its method, its audit events with the newest first, and its sender. */
record MutatingRequest(String method, List<String> events, Function<Person, Supplier<Response>> preparation) {

    private static final String KEYS = "/v1/profile/api-keys";
    private static final String NEW_PASSWORD = "another password";

    /** All requests that change data. */
    static List<MutatingRequest> all() {
        return List.of(
                anonymous(
                        "AccountSignInResource.signUp",
                        List.of("account.created"),
                        "/api/signup",
                        MutatingRequest::account),
                anonymous(
                        "DeveloperSignInResource.register",
                        List.of("account.created"),
                        "/v1/auth/register",
                        MutatingRequest::developer),
                anonymous(
                        "AccountSignInResource.logIn",
                        List.of("login.succeeded"),
                        "/api/login",
                        MutatingRequest::login),
                anonymous(
                        "DeveloperSignInResource.logIn",
                        List.of("login.succeeded"),
                        "/v1/auth/login",
                        MutatingRequest::login),
                signedIn("RefreshResource.refresh", "session.refreshed", who -> who.post("/api/auth/refresh")),
                signedIn("DeveloperSignInResource.logOut", "session.ended", who -> who.post("/v1/auth/logout")),
                signedIn(
                        "ProfileResource.regenerateApiKey",
                        "account_key.regenerated",
                        who -> who.post("/api/profile/regenerate-api-key")),
                new MutatingRequest(
                        "ProfileResource.resetPassword", List.of("password.changed"), MutatingRequest::passwordChange),
                signedIn("ProfileResource.uploadAvatar", "avatar.changed", who -> body(
                                who, Map.of("avatar_url", "https://example.com/a.png"))
                        .post("/api/profile/upload-avatar")),
                new MutatingRequest(
                        "ProfileResource.removeAvatar", List.of("avatar.removed"), MutatingRequest::avatarRemoval),
                signedIn("UsernameResource.change", "username.changed", who -> body(
                                who, Map.of("username", "u" + UUID.randomUUID()))
                        .put("/api/profile/username")),
                signedIn("DeveloperSignInResource.update", "name.changed", who -> body(who, Map.of("name", "Ada"))
                        .patch("/v1/auth/user")),
                signedIn("PreferencesResource.update", "preferences.changed", who -> body(who, Map.of("theme", "light"))
                        .put("/v1/profile/preferences")),
                signedIn("ApiKeyResource.create", "api_key.created", who -> who.post(KEYS)),
                withKey("ApiKeyResource.revoke", List.of("api_key.revoked"), "DELETE", KEYS + "/{id}"),
                new MutatingRequest(
                        "ApiKeyResource.change",
                        List.of("api_key.narrowed", "api_key.renamed"),
                        MutatingRequest::keyChange),
                withKey(
                        "ApiKeyResource.regenerate",
                        List.of("api_key.created", "api_key.regenerated"),
                        "POST",
                        KEYS + "/{id}/regenerate"),
                new MutatingRequest("SessionResource.end", List.of("session.ended"), MutatingRequest::sessionEnd),
                signedIn("SessionResource.endOthers", "session.others_ended", who -> who.delete("/v1/auth/sessions")),
                new MutatingRequest(
                        "DeveloperSignInResource.delete", List.of("account.deleted"), MutatingRequest::leaving),
                new MutatingRequest(
                        "MachineResource.delete", List.of("agent.removed"), MutatingRequest::machineRemoval));
    }

    boolean makesAnAccount() {
        return events.contains("account.created");
    }

    boolean endsTheAccount() {
        return events.contains("account.deleted");
    }

    private static MutatingRequest anonymous(
            String method, List<String> events, String path, Function<Person, Map<String, String>> body) {
        return new MutatingRequest(
                method,
                events,
                person -> () -> body(Person.anonymous(), body.apply(person)).post(path));
    }

    private static MutatingRequest signedIn(
            String method, String event, Function<RequestSpecification, Response> request) {
        return new MutatingRequest(method, List.of(event), person -> () -> request.apply(person.signedIn()));
    }

    private static MutatingRequest withKey(String method, List<String> events, String verb, String path) {
        return new MutatingRequest(method, events, person -> {
            long key = person.issue("ci").id();
            return () -> person.signedIn().request(verb, path, key);
        });
    }

    private static Supplier<Response> passwordChange(Person person) {
        Map<String, String> change = Map.of("current_password", person.password(), "new_password", NEW_PASSWORD);
        return () -> body(person.signedIn(), change).post("/api/profile/reset-password");
    }

    private static Supplier<Response> keyChange(Person person) {
        long key = person.issue("ci").id();
        return () -> person.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "another", "abilities", List.of("keys:read")))
                .patch(KEYS + "/{id}", key);
    }

    private static Supplier<Response> sessionEnd(Person person) {
        String other = person.signedIn().get("/v1/auth/sessions").path("[0].id");
        String asking = person.logIn();
        return () -> Person.bearer(asking).delete("/v1/auth/sessions/{id}", other);
    }

    private static Supplier<Response> leaving(Person person) {
        return () ->
                body(person.signedIn(), Map.of("password", person.password())).delete("/v1/auth/user");
    }

    private static Supplier<Response> avatarRemoval(Person person) {
        body(person.signedIn(), Map.of("avatar_url", "https://example.com/a.png"))
                .post("/api/profile/upload-avatar");
        return () -> person.signedIn().delete("/api/profile/avatar");
    }

    private static Supplier<Response> machineRemoval(Person person) {
        String machine = ConnectedAgent.connect(person.accountKey()).register("web", null);
        return () -> person.signedIn().delete("/api/machines/{id}", machine);
    }

    private static Map<String, String> login(Person person) {
        return Map.of("email", person.email(), "password", person.password());
    }

    private static Map<String, String> account(Person person) {
        String unique = UUID.randomUUID().toString();
        return Map.of("username", unique, "email", unique + "@example.com", "password", "a secret of mine");
    }

    private static Map<String, String> developer(Person person) {
        return Map.of(
                "name", "Ada",
                "email", UUID.randomUUID() + "@example.com",
                "password", "a secret of mine",
                "password_confirmation", "a secret of mine");
    }

    private static RequestSpecification body(RequestSpecification request, Map<String, String> body) {
        return request.contentType(ContentType.JSON).body(body);
    }

    @Override
    public String toString() {
        return method;
    }
}
