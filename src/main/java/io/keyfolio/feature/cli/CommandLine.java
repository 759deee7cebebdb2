package io.keyfolio.feature.cli;

import java.io.PrintStream;
import java.util.OptionalInt;

/** The command line of {@code keyfolio}. All commands but {@code serve} end before a container or a server is started. */
public final class CommandLine {

    private static final int DONE = 0;
    private static final int MISUSED = 2;
    private static final String IMPORT = "import-sanctum";

    private static final String USAGE = """
            Usage: keyfolio [COMMAND]

            Commands:
              serve     answer requests (the default)
              migrate   bring the database's schema up to date, and exit
              reseal    seal all account API keys with the first of KEYFOLIO_SEALING_KEYS, and exit
              import-sanctum FILE.csv
                        take over accounts and tokens of Laravel Sanctum, and exit
              end-sessions ACCOUNT
                        end all sessions of the account with that e-mail address, username or id, and exit
              revoke-key ID
                        revoke the API key with that id, the number before the bar of its token, and exit
              health    ask the service on this machine whether it is ready; exit 0 if so, else 1
              version   print the version, and exit

            Settings come from environment variables (KEYFOLIO_DB_HOST, QUARKUS_HTTP_PORT, ...).
            Exit codes: 0 done, 1 failed, 2 wrong usage.
            """;

    private final PrintStream out;
    private final PrintStream err;

    public CommandLine(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs a command and returns its exit code; empty when the service is to be started. */
    public OptionalInt run(String... words) {
        if (words.length == 0) {
            return OptionalInt.empty();
        }
        return switch (words[0]) {
            case IMPORT -> OptionalInt.of(importSanctum(words));
            case EndSessions.NAME -> OptionalInt.of(endSessions(words));
            case RevokeKey.NAME -> OptionalInt.of(revokeKey(words));
            default -> words.length > 1 ? OptionalInt.of(misused("too many words")) : runAlone(words[0]);
        };
    }

    private OptionalInt runAlone(String word) {
        return switch (word) {
            case "serve" -> OptionalInt.empty();
            case "migrate" -> OptionalInt.of(new Migrate(out, err).run());
            case "reseal" -> OptionalInt.of(new Reseal(out, err).run());
            case "health" -> OptionalInt.of(new Health(out, err).run());
            case "version", "--version", "-V" -> OptionalInt.of(print("keyfolio " + Version.current()));
            case "help", "--help", "-h" -> OptionalInt.of(print(USAGE.stripTrailing()));
            default -> OptionalInt.of(misused("unknown word: " + word));
        };
    }

    private int importSanctum(String... words) {
        return words.length == 2
                ? new ImportSanctum(out, err).run(words[1])
                : misused(IMPORT + " takes one word more, the FILE");
    }

    private int endSessions(String... words) {
        return words.length == 2
                ? new EndSessions(out, err).run(words[1])
                : misused(EndSessions.NAME + " takes one word more, the ACCOUNT");
    }

    private int revokeKey(String... words) {
        return words.length == 2 && RevokeKey.isId(words[1])
                ? new RevokeKey(out, err).run(words[1])
                : misused(RevokeKey.NAME + " takes one word more, the ID: the number before the bar of the token");
    }

    private int print(String text) {
        out.println(text);
        return DONE;
    }

    private int misused(String why) {
        err.println("keyfolio: " + why);
        err.print(USAGE);
        return MISUSED;
    }
}
