package io.keyfolio.feature.cli;

import io.keyfolio.identity.id.ApiKeyId;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands of {@code keyfolio} and their options, in picocli's model. Calls build the model. Annotations would need reflection, and
 * the native executable the metadata for it.
 */
final class Commands {

    static final String SERVE = "serve";

    private static final Map<String, String> EXIT_CODES =
            new TreeMap<>(Map.of("0", "done", "1", "failed", "2", "wrong usage"));

    private static final int WIDTH = 100;
    private static final String TOO_MANY_WORDS = "too many words";
    private static final String ONE_WORD_MORE = " takes one word more, the ";
    private static final Command SERVING = new Command(TOO_MANY_WORDS, Optional.empty());

    private final PrintStream out;
    private final PrintStream err;
    private final CommandSpec root = CommandSpec.wrapWithoutInspection(SERVING).name("keyfolio");

    private Commands(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** The command without a name, which has all others. */
    static CommandSpec root(PrintStream out, PrintStream err) {
        Commands commands = new Commands(out, err);
        commands.describeRoot();
        commands.addAll();
        return commands.root;
    }

    private void describeRoot() {
        root.addOption(help())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("print the version")
                        .build())
                .versionProvider(() -> new String[] {version()});
        root.usageMessage()
                .width(WIDTH)
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES)
                .footer("%nSettings come from environment variables (KEYFOLIO_DB_HOST, QUARKUS_HTTP_PORT, ...).");
    }

    private void addAll() {
        add(SERVE, "answer requests (the default)", SERVING);
        add("migrate", "bring the database's schema up to date", () -> new Migrate(out, err).run());
        add("reseal", "seal account keys with the first of KEYFOLIO_SEALING_KEYS", () -> new Reseal(out, err).run());
        addImportSanctum();
        addEndSessions();
        addRevokeKey();
        add(CheckMailboxes.NAME, "list accounts that share a mailbox, and renew the others", () -> new CheckMailboxes(
                        out, err)
                .run());
        addDeadMails();
        add("health", "ask the service on this machine whether it is ready", () -> new Health(out, err).run());
        add("version", "print the version", () -> print(version()));
        add("help", "print this usage", () -> print(usage()));
    }

    private void addImportSanctum() {
        PositionalParamSpec file =
                argument("FILE", "a CSV file with accounts and tokens").build();
        Command command = new Command(
                ImportSanctum.NAME + ONE_WORD_MORE + "FILE", () -> new ImportSanctum(out, err).run(file.getValue()));
        add(ImportSanctum.NAME, "take over accounts and tokens of Laravel Sanctum", command, file);
    }

    private void addEndSessions() {
        PositionalParamSpec account =
                argument("ACCOUNT", "its e-mail address, username or id").build();
        Command command = new Command(
                EndSessions.NAME + ONE_WORD_MORE + "ACCOUNT", () -> new EndSessions(out, err).run(account.getValue()));
        add(EndSessions.NAME, "end all sessions of an account", command, account);
    }

    private void addRevokeKey() {
        PositionalParamSpec id = argument("ID", "the number before the bar of its token")
                .type(ApiKeyId.class)
                .converters(RevokeKey::parseId)
                .build();
        Command command = new Command(
                RevokeKey.NAME + ONE_WORD_MORE + "ID: the number before the bar of the token",
                () -> new RevokeKey(out, err).run(id.getValue()));
        add(RevokeKey.NAME, "revoke an API key", command, id);
    }

    private void addDeadMails() {
        add(DeadMails.LIST, "list mails that could not be sent", () -> new DeadMails(out, err).list());
        add(DeadMails.RETRY, "have the service try these mails again", () -> new DeadMails(out, err).retry());
    }

    private void add(String name, String description, IntSupplier work) {
        add(name, description, new Command(TOO_MANY_WORDS, work));
    }

    /** The argument may begin with a hyphen, as an option does. */
    private void add(String name, String description, Command command, PositionalParamSpec argument) {
        CommandSpec spec = add(name, description, command).addPositional(argument);
        spec.parser().unmatchedOptionsArePositionalParams(true);
    }

    private CommandSpec add(String name, String description, Command command) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).addOption(help());
        spec.usageMessage().width(WIDTH).description(description);
        root.addSubcommand(name, spec);
        return spec;
    }

    private static PositionalParamSpec.Builder argument(String label, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .description(description)
                .index("0")
                .required(true);
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("print the usage")
                .build();
    }

    private String usage() {
        return root.commandLine().getUsageMessage().stripTrailing();
    }

    private static String version() {
        return "keyfolio " + Version.current();
    }

    private int print(String text) {
        out.println(text);
        return 0;
    }
}
