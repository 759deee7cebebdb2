package io.keyfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.MarkdownFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SQL statements on the tables of the service stand in one class per table (docs/adr/0002-sql-beside-panache.md). */
class StatementsTest {

    private static final Path SOURCES = Path.of("src/main/java");

    /** The class with the statements on each table. */
    private static final Map<String, String> STORES = Map.of(
            "account", "AccountStore",
            "agent", "MachineStore",
            "api_key", "ApiKeyStore",
            "api_key_notice", "KeyNoticeStore",
            "audit_event", "AuditEventStore",
            "email_change", "EmailChangeStore",
            "email_undo", "EmailUndoStore",
            "reserved_username", "ReservedUsernameStore",
            "session", "SessionStore");

    /** The store of the ways to write the addresses of accounts, beside that of accounts. */
    private static final String ADDRESSES = "MailboxStore";

    /** The yardstick of the benchmarks reads what no route reads, and is not part of a release. */
    private static final String YARDSTICK = "BenchmarkResource";

    private static final String TABLES =
            STORES.keySet().stream().sorted().collect(Collectors.joining("|", "(", ")\\b"));
    private static final Pattern STATEMENT = Pattern.compile("\\b(?:from|into|update|join|using)\\s+" + TABLES);
    private static final Pattern CREATES_OR_DELETES = Pattern.compile("\\b(?:insert into|delete from)\\s+" + TABLES);
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

    @Test
    void onlyStoresHaveStatements() {
        Set<String> others = javaFiles()
                .filter(file -> STATEMENT.matcher(code(file)).find())
                .map(StatementsTest::type)
                .filter(type -> !STORES.containsValue(type))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(ADDRESSES, YARDSTICK), others);
    }

    @Test
    void rowsAreCreatedAndDeletedByTheStoreOfTheirTable() {
        Set<String> strange = javaFiles()
                .flatMap(file -> CREATES_OR_DELETES
                        .matcher(code(file))
                        .results()
                        .filter(statement -> !STORES.get(statement.group(1)).equals(type(file)))
                        .map(statement -> type(file) + ": " + statement.group()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), strange);
    }

    private static Stream<Path> javaFiles() {
        return MarkdownFiles.files(SOURCES);
    }

    private static String type(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String code(Path file) {
        return COMMENT.matcher(MarkdownFiles.read(file)).replaceAll("");
    }
}
