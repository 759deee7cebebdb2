package io.keyfolio.identity.audit;

import io.keyfolio.testing.Person;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** Reads the audit events of an account. */
public final class Trails {

    public static final String AUDIT = "/v1/profile/audit";

    private Trails() {}

    /** The newest audit events of an account, the newest first. */
    public static List<Map<String, Object>> of(String token) {
        return page(token, "").getList("events");
    }

    /** The actions of the events, the newest first. */
    public static List<String> actions(String token) {
        return page(token, "").getList("events.action");
    }

    public static JsonPath page(String token, String query) {
        return Person.bearer(token)
                .urlEncodingEnabled(false)
                .get(AUDIT + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
