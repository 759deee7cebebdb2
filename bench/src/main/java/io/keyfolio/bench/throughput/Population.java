package io.keyfolio.bench.throughput;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyfolio.bench.harness.Database;
import io.keyfolio.bench.harness.Secrets;
import io.keyfolio.bench.harness.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Many accounts with API keys, loaded in bulk. The tokens of some evenly spread keys are known. */
final class Population {

    private static final int MOST_USED = 5000;

    private final List<Key> used = new ArrayList<>();

    /** An API key whose token is known. */
    record Key(long id, long account, String secret) {

        String token() {
            return id + "|" + secret;
        }

        String digest() {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(US_ASCII)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    private Population(int accounts, int keysPerAccount) {
        long keys = (long) accounts * keysPerAccount;
        long known = Math.min(keys, MOST_USED);
        for (long number = 0; number < known; number++) {
            long id = 1 + number * keys / known;
            used.add(new Key(id, (id - 1) / keysPerAccount, Secrets.any()));
        }
    }

    /** Loads the accounts and keys into a database with the schema. */
    static Population load(Database database, int accounts, int keysPerAccount)
            throws IOException, InterruptedException {
        Population population = new Population(accounts, keysPerAccount);
        Path digests = WorkDirectory.file(database.name() + "-used.sql");
        Files.write(digests, population.digests());
        String unused = database.psql(
                "-v",
                "accounts=" + accounts,
                "-v",
                "keys_per_account=" + keysPerAccount,
                "-f",
                digests.toString(),
                "-f",
                Wrk.FILES.resolve("population.sql").toString());
        return population;
    }

    /** Makes one request for each known token; {@code {id}} in the path stands for the id of the key. */
    List<String> requests(String path) {
        return used.stream()
                .map(key -> "GET " + path.replace("{id}", Long.toString(key.id())) + " " + key.token())
                .toList();
    }

    /** Makes at most one request for each account, which creates a key named after the number of the request. */
    List<String> creations() {
        List<String> requests = new ArrayList<>();
        long last = -1;
        for (Key key : used) {
            if (key.account() != last) {
                requests.add(
                        "POST /v1/profile/api-keys " + key.token() + " {\"name\":\"" + (requests.size() + 1) + "\"}");
            }
            last = key.account();
        }
        return requests;
    }

    private List<String> digests() {
        List<String> lines = new ArrayList<>();
        lines.add("create temporary table used (id bigint primary key, digest bytea not null);");
        lines.add("copy used from stdin;");
        used.forEach(key -> lines.add(key.id() + "\t\\\\x" + key.digest()));
        lines.add("\\.");
        lines.add("analyze used;");
        return lines;
    }
}
