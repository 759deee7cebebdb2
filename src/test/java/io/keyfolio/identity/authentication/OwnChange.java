package io.keyfolio.identity.authentication;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Person;
import io.restassured.http.ContentType;
import java.util.Map;

/** The changes that a replica makes itself, and its expected responses right after each. */
public enum OwnChange {
    KEY_REVOKED {
        @Override
        public void makeAndCheck(Person alice, Person.Key key) {
            alice.signedIn()
                    .delete("/v1/profile/api-keys/{id}", key.id())
                    .then()
                    .statusCode(200);
            assertRefused(key.token());
        }
    },
    KEY_REGENERATED {
        @Override
        public void makeAndCheck(Person alice, Person.Key key) {
            alice.signedIn()
                    .post("/v1/profile/api-keys/{id}/regenerate", key.id())
                    .then()
                    .statusCode(200);
            assertRefused(key.token());
        }
    },
    KEY_NARROWED {
        @Override
        public void makeAndCheck(Person alice, Person.Key key) {
            alice.signedIn()
                    .contentType(ContentType.JSON)
                    .body("{\"abilities\":[\"billing\"]}")
                    .patch("/v1/profile/api-keys/{id}", key.id())
                    .then()
                    .statusCode(200);
            key.request().get("/v1/auth/verify").then().header("X-Keyfolio-Abilities", "billing");
        }
    },
    PREDECESSOR_ENDED {
        @Override
        public void makeAndCheck(Person alice, Person.Key key) {
            int successor = alice.signedIn()
                    .contentType(ContentType.JSON)
                    .body("{\"grace_seconds\":3600}")
                    .post("/v1/profile/api-keys/{id}/regenerate", key.id())
                    .path("id");
            key.request().get("/v1/auth/verify").then().statusCode(200);
            alice.signedIn()
                    .delete("/v1/profile/api-keys/{id}", successor)
                    .then()
                    .statusCode(200);
            assertRefused(key.token());
        }
    },
    LOGGED_OUT {
        @Override
        public void makeAndCheck(Person alice, Person.Key key) {
            alice.signedIn().post("/v1/auth/logout").then().statusCode(204);
            assertRefused(alice.session());
        }
    },
    SESSION_ENDED_FROM_ANOTHER {
        @Override
        public void makeAndCheck(Person alice, Person.Key key) {
            String other = alice.logIn();
            String id = Person.bearer(other).get("/v1/auth/sessions").path("find { !it.current }.id");
            Person.bearer(other).delete("/v1/auth/sessions/{id}", id).then().statusCode(204);
            assertRefused(alice.session());
        }
    },
    OTHER_SESSIONS_ENDED {
        @Override
        public void makeAndCheck(Person alice, Person.Key key) {
            Person.bearer(alice.logIn()).delete("/v1/auth/sessions").then().statusCode(204);
            assertRefused(alice.session());
        }
    },
    SESSION_REFRESHED {
        @Override
        public void makeAndCheck(Person alice, Person.Key key) {
            alice.signedIn().post("/api/auth/refresh").then().statusCode(200);
            assertRefused(alice.session());
        }
    },
    PASSWORD_CHANGED {
        @Override
        public void makeAndCheck(Person alice, Person.Key key) {
            String other = alice.logIn();
            Person.bearer(other).get("/v1/auth/verify").then().statusCode(200);
            change(
                    alice,
                    "/api/profile/reset-password",
                    Map.of("current_password", alice.password(), "new_password", "another one"));
            assertRefused(other);
            alice.signedIn().get("/v1/auth/verify").then().statusCode(200);
        }
    },
    ACCOUNT_KEY_REGENERATED {
        @Override
        public void makeAndCheck(Person alice, Person.Key key) {
            Person.bearer(alice.accountKey()).get("/v1/auth/verify").then().statusCode(403);
            String fresh =
                    alice.signedIn().post("/api/profile/regenerate-api-key").path("api_key");
            assertRefused(alice.accountKey());
            alice.signedIn().get("/api/profile").then().body("user.api_key", equalTo(fresh));
        }
    },
    ACCOUNT_DELETED {
        @Override
        public void makeAndCheck(Person alice, Person.Key key) {
            alice.signedIn()
                    .contentType(ContentType.JSON)
                    .body(Map.of("password", alice.password()))
                    .delete("/v1/auth/user")
                    .then()
                    .statusCode(204);
            assertRefused(key.token());
            assertRefused(alice.session());
        }
    },
    AVATAR_SET {
        @Override
        public void makeAndCheck(Person alice, Person.Key key) {
            change(alice, "/api/profile/upload-avatar", Map.of("avatar_url", "https://example.com/a.png"));
            alice.signedIn().get("/api/profile").then().body("user.avatar_url", equalTo("https://example.com/a.png"));
        }
    },
    PREFERENCES_SET {
        @Override
        public void makeAndCheck(Person alice, Person.Key key) {
            alice.signedIn()
                    .contentType(ContentType.JSON)
                    .body(Map.of("theme", "light"))
                    .put("/v1/profile/preferences")
                    .then()
                    .statusCode(200);
            key.request().get("/v1/profile/preferences").then().body("payload.theme", equalTo("light"));
        }
    };

    public abstract void makeAndCheck(Person alice, Person.Key key);

    private static void assertRefused(String token) {
        assertEquals(401, Person.bearer(token).get("/v1/auth/verify").statusCode());
    }

    private static void change(Person alice, String path, Map<String, String> body) {
        alice.signedIn()
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(200);
    }
}
