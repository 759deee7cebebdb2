package io.keyfolio.lambda;

import io.restassured.RestAssured;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A function behind API Gateway with a migrated database, to which REST Assured sends requests. */
final class Deployment implements AutoCloseable {

    private final Database database;
    private final RuntimeApi api;
    private final Function function;
    private final Gateway gateway;

    private Deployment(Database database, RuntimeApi api, Function function, Gateway gateway) {
        this.database = database;
        this.api = api;
        this.function = function;
        this.gateway = gateway;
    }

    static Deployment start(Database database, Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(database.settings());
        all.putAll(settings);
        RuntimeApi api = RuntimeApi.start();
        Function function = Function.start(api, all);
        Gateway gateway = Gateway.start(api);
        RestAssured.baseURI = "http://localhost";
        RestAssured.port = gateway.port();
        return new Deployment(database, api, function, gateway);
    }

    Database database() {
        return database;
    }

    Function function() {
        return function;
    }

    /** Sends an event to the function without a change. */
    Answer invoke(Event event) {
        RuntimeApi.Posted posted = api.invoke(event.json());
        if (posted.isError()) {
            throw new AssertionError(posted.body() + "\n" + function.output());
        }
        return Answer.of(posted.body());
    }

    RuntimeApi api() {
        return api;
    }

    @Override
    public void close() {
        gateway.close();
        function.close();
        api.close();
        database.close();
    }
}
