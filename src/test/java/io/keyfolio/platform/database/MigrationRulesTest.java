package io.keyfolio.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.platform.database.MigrationRules.Migration;
import io.keyfolio.platform.database.schema.MigrationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The migrations allow a release to serve on its own schema and on the next one. */
class MigrationRulesTest {

    private static final Migration FIRST = migration(7, 6, "create table a (id int);");

    @Test
    void everyMigrationKeepsTheRules() throws IOException {
        List<Migration> migrations = new ArrayList<>();
        for (String name : MigrationFiles.NAMES.subList(MigrationRules.FIRST - 1, MigrationFiles.NAMES.size())) {
            int version = Integer.parseInt(name.substring(1, name.indexOf("__")));
            Path file = Path.of("src/main/resources", MigrationFiles.DIRECTORY, name);
            migrations.add(new Migration(version, Files.readString(file)));
        }

        assertEquals(List.of(), MigrationRules.faults(migrations));
    }

    @Test
    void additionKeepsOlderReleases() {
        Migration adds = migration(8, 6, """
                alter table a add column b text, add column c int not null default 0; -- not: drop
                create or replace function f() returns int language sql as 'select 1';""");

        assertEquals(List.of(), MigrationRules.faults(List.of(FIRST, adds)));
    }

    @Test
    void migrationWithoutItsRowIsAFault() {
        Migration silent = new Migration(8, "alter table a add column b text;");
        Migration copied = migration(7, 6, "alter table a add column b text;");

        assertEquals(1, MigrationRules.faults(List.of(FIRST, silent)).size());
        assertEquals(
                1,
                MigrationRules.faults(List.of(FIRST, new Migration(8, copied.sql())))
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table a;",
                "alter table a\n  DROP COLUMN b;",
                "alter table a rename column b to c;",
                "alter table a rename to b;",
                "alter table a alter b type bigint;",
                "alter table a alter column b set data type bigint;",
                "alter table a alter b set not null;",
                "alter table a add column b text not null;"
            })
    void removalShutsOlderReleasesOut(String removal) {
        assertEquals(
                1,
                MigrationRules.faults(List.of(FIRST, migration(8, 6, removal))).size());
        assertEquals(List.of(), MigrationRules.faults(List.of(FIRST, migration(8, 7, removal))));
    }

    @Test
    void removalsOfOneReleaseShutTheSameOut() {
        Migration one = migration(8, 7, "drop table a;");
        Migration other = migration(9, 7, "drop table b;");

        assertEquals(List.of(), MigrationRules.faults(List.of(FIRST, one, other)));
    }

    @Test
    void noReleaseMayServeAgain() {
        Migration removal = migration(8, 7, "drop table a;");
        Migration again = migration(9, 6, "create table b (id int);");

        assertEquals(1, MigrationRules.faults(List.of(FIRST, removal, again)).size());
        assertEquals(
                1,
                MigrationRules.faults(List.of(FIRST, migration(8, 9, "create table b (id int);")))
                        .size());
    }

    private static Migration migration(int version, int servesFrom, String sql) {
        return new Migration(
                version,
                "%s%ninsert into schema_compatibility (version, serves_from, release) values (%d, %d, '0.1.0');"
                        .formatted(sql, version, servesFrom));
    }
}
