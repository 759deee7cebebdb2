package io.keyfolio.bench.throughput;

import io.keyfolio.bench.harness.Api;
import io.keyfolio.bench.harness.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Users who signed up over HTTP, so that their sessions and passwords are valid. */
final class People {

    private static final int NUMBER = 10;

    private final List<String> logins = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();

    static People signedUp(Service service) throws IOException, InterruptedException {
        People people = new People();
        for (int number = 1; number <= NUMBER; number++) {
            people.add(service, "person" + number);
        }
        return people;
    }

    List<String> logins() {
        return logins;
    }

    List<String> profiles() {
        return sessions.stream().map(session -> "GET /api/profile " + session).toList();
    }

    private void add(Service service, String name) throws IOException, InterruptedException {
        sessions.add(service.api().signUp(name).field("token"));
        logins.add("POST /api/login - " + Api.login(name));
    }
}
