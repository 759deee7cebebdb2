package io.keyfolio.testing;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import java.util.concurrent.ThreadLocalRandom;

/** The client address of a test's requests, which a trusted proxy sends. */
public final class Visitor {

    private Visitor() {}

    /** Sets the client address of all later requests. */
    public static void comeFrom(String address) {
        RestAssured.requestSpecification =
                new RequestSpecBuilder().addHeader("X-Forwarded-For", address).build();
    }

    /** Makes all later requests come from the proxy itself. */
    public static void comeFromNowhere() {
        RestAssured.requestSpecification = null;
    }

    /** An address that, with near certainty, no other test uses. */
    public static String anAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "198.18." + random.nextInt(256) + "." + random.nextInt(256);
    }
}
