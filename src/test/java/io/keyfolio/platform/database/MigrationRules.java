package io.keyfolio.platform.database;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules by which a release can serve on its own schema and on the next one. A migration records the oldest compatible
 * release. A migration that removes or restricts something excludes older releases.
 */
final class MigrationRules {

    /** The first schema with a record of compatible releases. */
    static final int FIRST = 7;

    private static final Pattern RECORD =
            Pattern.compile("insert into schema_compatibility \\(version, serves_from, release\\)"
                    + " values \\((\\d+), (\\d+), '(\\d+\\.\\d+\\.\\d+)'\\);");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
    private static final List<Pattern> REMOVALS = List.of(
            statement("\\bdrop\\s+(?!index\\b)"),
            statement("\\brename\\b"),
            statement("\\balter\\s+(column\\s+)?\\w+\\s+(set\\s+data\\s+)?type\\b"),
            statement("\\bset\\s+not\\s+null\\b"),
            statement("\\badd\\s+column\\s+(?![^,;]*\\bdefault\\b)[^,;]*\\bnot\\s+null\\b"));

    private final List<String> faults = new ArrayList<>();
    private int servesFrom;
    private int servesFromBeforeRemovals;

    private MigrationRules() {}

    /** A migration, real or invented. */
    record Migration(int version, String sql) {

        boolean removes() {
            String statements = COMMENT.matcher(sql).replaceAll("");
            return REMOVALS.stream()
                    .anyMatch(removal -> removal.matcher(statements).find());
        }
    }

    /** The faults of migrations from {@link #FIRST} on, in the order of their versions. */
    static List<String> faults(List<Migration> migrations) {
        MigrationRules rules = new MigrationRules();
        migrations.forEach(rules::check);
        return rules.faults;
    }

    private void check(Migration migration) {
        Matcher recorded = RECORD.matcher(migration.sql());
        if (!recorded.find() || Integer.parseInt(recorded.group(1)) != migration.version()) {
            faults.add(migration.version() + " does not insert its row into schema_compatibility");
            return;
        }
        check(migration, Integer.parseInt(recorded.group(2)));
    }

    private void check(Migration migration, int from) {
        if (from < servesFrom || from > migration.version()) {
            faults.add(migration.version() + " lets releases serve again that could not before, or none");
        }
        if (!migration.removes()) {
            servesFromBeforeRemovals = from;
        } else if (from <= servesFromBeforeRemovals) {
            faults.add(migration.version() + " removes or tightens something, but shuts no older release out");
        }
        servesFrom = from;
    }

    private static Pattern statement(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
