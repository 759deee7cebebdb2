package io.keyfolio.bench.timing;

import io.keyfolio.bench.harness.Api;
import io.keyfolio.bench.harness.Commands;
import io.keyfolio.bench.harness.Launch;
import io.keyfolio.bench.harness.PositiveNumber;
import io.keyfolio.bench.harness.Requests;
import io.keyfolio.bench.harness.Secrets;
import io.keyfolio.bench.harness.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command that compares pairs of requests whose times must not differ. */
@Command(name = "timing", description = "Shows that response times reveal no account and no token")
public final class TimingCommand implements Callable<Integer> {

    /** The mail of a sign-up would count in the limit of its mailbox, which addresses without an account do not get. */
    private static final Map<String, String> SETTINGS = Map.of(
            "KEYFOLIO_PASSWORD_BCRYPT_COST", "6",
            "KEYFOLIO_EMAIL_VERIFICATION", "off",
            "KEYFOLIO_PUBLIC_URL", "http://localhost",
            "KEYFOLIO_MAIL_HOST", "127.0.0.1",
            "KEYFOLIO_MAIL_PORT", "9",
            "KEYFOLIO_MAIL_FROM", "keyfolio@example.com",
            "KEYFOLIO_RATE_LIMIT_ENABLED", "false",
            "KEYFOLIO_REQUEST_TIMEOUT", "60S");

    private static final int REFUSED = 401;
    private static final int ACCEPTED = 202;
    private static final int MAILBOXES = 500;

    @Parameters(
            index = "0",
            paramLabel = "SAMPLES",
            defaultValue = "5000",
            converter = PositiveNumber.class,
            description = "Samples of each kind")
    private int samples;

    @Parameters(
            index = "1..*",
            paramLabel = "PROGRAM",
            description = "Starts the service; the JVM's package by default")
    private List<String> program;

    @Override
    public Integer call() throws Exception {
        List<String> command = program == null ? Commands.jvm() : program;
        Launch launch = Launch.inDirectory(command, "log").with(SETTINGS);
        try (Service service = Service.start(launch)) {
            Comparison comparison = new Comparison(service.port(), samples);
            boolean logins = comparesLogins(service.api(), comparison);
            boolean resets = comparesForgottenPasswords(service.api(), comparison);
            return comparesTokens(service.api(), comparison) && logins && resets ? 0 : 1;
        }
    }

    private static boolean comparesLogins(Api api, Comparison comparison) throws Exception {
        String known = name("known");
        String unused = api.signUp(known).body();
        return comparison.holds(
                "login, known and unknown e-mail",
                REFUSED,
                List.of(() -> login(known), () -> login("other" + UUID.randomUUID())));
    }

    private static String login(String name) {
        String body = "{\"email\":\"%s@example.com\",\"password\":\"wrong one\"}".formatted(name);
        return Requests.text("POST /api/login", "", body);
    }

    /** Each mailbox gets three mails an hour, so that all kinds of answers occur. The mail server does not exist. */
    private static boolean comparesForgottenPasswords(Api api, Comparison comparison) throws Exception {
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (int number = 0; number < MAILBOXES; number++) {
            known.add(name("forgetful"));
            unknown.add(name("stranger"));
            String unused = api.signUp(known.get(number)).body();
        }
        return comparison.holds(
                "forgotten password, known and unknown e-mail",
                ACCEPTED,
                List.of(() -> forgotten(any(known)), () -> forgotten(any(unknown))));
    }

    private static String any(List<String> names) {
        return names.get(ThreadLocalRandom.current().nextInt(names.size()));
    }

    private static String forgotten(String name) {
        return Requests.text("POST /v1/auth/password/forgot", "", "{\"email\":\"%s@example.com\"}".formatted(name));
    }

    /** Compares tokens with valid checksums, because the service would refuse others before the look-up. */
    private static boolean comparesTokens(Api api, Comparison comparison) throws Exception {
        String session = api.signUp(name("owner")).field("token");
        String key = api.newKey(session);
        String id = key.substring(0, key.indexOf('|') + 1);
        String beginning = key.substring(id.length(), id.length() + Secrets.LENGTH - 4);
        return comparison.holds(
                "verify, token that begins rightly and random one",
                REFUSED,
                List.of(
                        () -> verify(id + Secrets.checked(beginning + Secrets.letters(4))),
                        () -> verify(id + Secrets.checked(Secrets.letters(Secrets.LENGTH)))));
    }

    private static String name(String kind) {
        return kind + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String verify(String token) {
        return Requests.text("GET /v1/auth/verify", token, "");
    }
}
