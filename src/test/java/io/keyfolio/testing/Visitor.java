package io.keyfolio.testing;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import java.util.concurrent.ThreadLocalRandom;

/** Where requests of a test come from, as a trusted proxy tells it. */
public final class Visitor {

    private Visitor() {}

    /** All requests from now on. */
    public static void comeFrom(String address) {
        RestAssured.requestSpecification =
                new RequestSpecBuilder().addHeader("X-Forwarded-For", address).build();
    }

    /** As the proxy itself. */
    public static void comeFromNowhere() {
        RestAssured.requestSpecification = null;
    }

    /** One that no other test has, as good as certainly. */
    public static String anAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "198.18." + random.nextInt(256) + "." + random.nextInt(256);
    }
}
