package io.keyfolio.identity.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Named.named;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** More checks of signatures than the time share of the event loops allows. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = "keyfolio.crypto.signature-share", value = "0"),
            @ResourceArg(name = "keyfolio.crypto.signature-queue", value = "0")
        })
class SignatureFloodTest {

    private static final String VERIFY = "/v1/auth/verify";
    private static final int SIGNATURE_BYTES = 256;

    static List<Named<UnaryOperator<ForgedJwt>>> refusedAtAGlance() {
        return List.of(
                named("another algorithm", jwt -> jwt.header(header(jwt).replace("RS256", "HS256"))),
                named("another key", jwt -> jwt.header(header(jwt).replaceAll("\"kid\":\"[^\"]+", "\"kid\":\"other"))),
                named("no key", jwt -> jwt.header("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")),
                named("another issuer", jwt -> jwt.claim("iss", "\"somebody\"")),
                named("expired", jwt -> jwt.claim("exp", "1000000000")),
                named("claims that are no object", jwt -> new ForgedJwt(jwt.headerPart(), "W10", jwt.signaturePart())));
    }

    @ParameterizedTest
    @ValueSource(strings = {VERIFY, "/api/profile", "/v1/profile/preferences"})
    void workerChecksWhatTheEventLoopHasNoTimeFor(String path) {
        Person alice = Person.signedUp();
        double onWorker = Metrics.value("keyfolio_signature_checks_total{thread=\"worker\"}");

        assertEquals(200, statusOf(path, alice.session()));
        assertEquals(401, statusOf(path, forged(alice)));

        assertEquals(onWorker + 2, Metrics.value("keyfolio_signature_checks_total{thread=\"worker\"}"));
        assertEquals(0, Metrics.value("keyfolio_signature_checks_total{thread=\"event-loop\"}"));
    }

    @ParameterizedTest
    @MethodSource("refusedAtAGlance")
    void signatureIsNotCheckedWhereNoneWouldDo(UnaryOperator<ForgedJwt> forgery) {
        Person alice = Person.signedUp();
        String token = forgery.apply(ForgedJwt.of(alice.session())).text();
        double checks = Metrics.value("keyfolio_signature_checks_total{thread=\"worker\"}");

        assertEquals(401, statusOf(VERIFY, token));

        assertEquals(checks, Metrics.value("keyfolio_signature_checks_total{thread=\"worker\"}"));
    }

    /** A valid token that was refused because too many checks waited is accepted after they are done. */
    @ParameterizedTest
    @ValueSource(strings = {VERIFY, "/api/profile"})
    void whatNoWorkerHasTimeForIsRefusedAndCredentialsInMemoryPass(String path) {
        Person alice = Person.signedUp();
        assertEquals(200, statusOf(path, alice.session()));

        List<Integer> statuses = Await.until(() -> flood(path, alice), answers -> answers.subList(1, answers.size())
                .contains(503));

        assertTrue(Set.of(200, 401, 503).containsAll(statuses), statuses::toString);
        assertEquals(200, statuses.get(0), statuses::toString);
    }

    /** The statuses of a flood: first of a cached token, then of a valid uncached one, then of forged ones. */
    private static List<Integer> flood(String path, Person person) {
        String unseen = person.logIn();
        List<Integer> statuses = AtOnce.run(40, number -> switch (number) {
            case 0 -> statusOf(path, person.session());
            case 1 -> statusOf(path, unseen);
            default -> statusOf(path, forged(person));
        });
        assertEquals(200, statusOf(path, unseen));
        return statuses;
    }

    private static int statusOf(String path, String token) {
        return Person.bearer(token).get(path).statusCode();
    }

    /** A forged token whose signature has the correct length. */
    private static String forged(Person person) {
        byte[] signature = new byte[SIGNATURE_BYTES];
        UUID random = UUID.randomUUID();
        for (int place = 1; place < Long.BYTES; place++) {
            signature[place] = (byte) (random.getMostSignificantBits() >> (Byte.SIZE * place));
        }
        return ForgedJwt.of(person.session())
                .withSignature(Base64.getUrlEncoder().withoutPadding().encodeToString(signature))
                .text();
    }

    private static String header(ForgedJwt jwt) {
        return new String(Base64.getUrlDecoder().decode(jwt.headerPart()), UTF_8);
    }
}
