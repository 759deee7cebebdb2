package io.keyfolio.testing;

import static io.restassured.RestAssured.given;

import io.keyfolio.testing.FreshDatabases.Database;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Three replicas of the packaged service with one database and an account. */
public final class Replicas implements Closeable {

    private static final int NUMBER = 3;

    private final List<PackagedKeyfolio> services = new ArrayList<>();
    private final String session;
    private final String accountKey;

    /** Starts the replicas one after the other, with additional settings. */
    public Replicas(Database database, Map<String, String> settings) throws IOException {
        Map<String, String> variables = new TreeMap<>(PackagedKeyfolio.secrets());
        variables.putAll(database.variables());
        variables.putAll(settings);
        variables.put("KEYFOLIO_PASSWORD_BCRYPT_COST", "4");
        for (int number = 0; number < NUMBER; number++) {
            services.add(PackagedKeyfolio.serve(variables));
        }
        for (PackagedKeyfolio service : services) {
            service.awaitReady();
        }
        JsonPath ada = given().baseUri(services.get(0).address().toString())
                .contentType(ContentType.JSON)
                .body(Map.of("username", "ada", "email", "ada@example.com", "password", "correct horse"))
                .post("/api/signup")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        session = ada.getString("token");
        accountKey = ada.getString("user.api_key");
    }

    public PackagedKeyfolio get(int number) {
        return services.get(number % NUMBER);
    }

    public List<PackagedKeyfolio> all() {
        return List.copyOf(services);
    }

    public String accountKey() {
        return accountKey;
    }

    /** A request of the account to one replica. */
    public RequestSpecification signedIn(int number) {
        return given().baseUri(get(number).address().toString()).header("Authorization", "Bearer " + session);
    }

    /** An agent with the account key, connected to one replica. */
    public ConnectedAgent connect(int number) {
        return ConnectedAgent.connect(get(number).address(), accountKey).join();
    }

    /** The statuses of the machines from one replica, in the order of their registration. */
    public List<String> statuses(int number) {
        return signedIn(number).get("/api/machines").path("machines.status");
    }

    @Override
    public void close() throws IOException {
        for (PackagedKeyfolio service : services) {
            service.close();
        }
    }
}
