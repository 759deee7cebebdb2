package io.keyfolio.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The privileges of roles without grants on the functions of the schema. */
@Tag("programs")
class FunctionPrivilegesTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String FORGET = "select forget_audit_events(now(), 10)";
    private static final String OLD_EVENTS = "select count(*) from audit_event where at < now() - interval '1 day'";

    /** The functions that can change data: all except trigger functions, which cannot be called, and stable functions. */
    private static final String POWERFUL = " from pg_proc function"
            + " where pronamespace = current_schema()::regnamespace"
            + " and (prosecdef or (prorettype <> 'trigger'::regtype and provolatile = 'v'))";

    private static final String FOR_PUBLIC = "select string_agg(proname, ',')" + POWERFUL
            + " and exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner)))"
            + " where grantee = 0 and privilege_type = 'EXECUTE')";

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.startApart();

    private Database database;

    @BeforeAll
    static void start() throws Exception {
        databases.make().execute("create role stranger; create role service");
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = databases.makeMigrated();
        database.execute("insert into audit_event (at, action, address)"
                + " values (now() - interval '2 days', 'avatar.changed', '127.0.0.1')");
    }

    @Test
    void noPowerfulFunctionIsForPublic() throws SQLException {
        assertEquals(null, database.one(FOR_PUBLIC));
        assertEquals(
                "forget_audit_events,grant_service",
                database.one("select string_agg(proname, ',' order by proname)" + POWERFUL));
    }

    /** Without a fixed search path, the caller would choose the tables of the function. */
    @Test
    void functionsWithTheirOwnersRightsChooseTheirSearchPath() throws SQLException {
        assertEquals(
                "0",
                database.one("select count(*)" + POWERFUL
                        + " and prosecdef and array_to_string(proconfig, ',') not like '%search_path=pg_catalog,%'"));
    }

    /** pg_restore --no-privileges grants the function to public. */
    @Test
    void strangerForgetsNothingWhereTheFunctionIsForPublic() throws SQLException {
        database.execute("grant execute on all functions in schema public to public");

        assertRefused("set role stranger", FORGET);
        assertRefused("set session authorization stranger", FORGET);
        assertEquals("1", database.one(OLD_EVENTS));
    }

    @Test
    void grantServiceTakesBackWhatARestoreGavePublic() throws SQLException {
        database.execute("grant execute on all functions in schema public to public");

        database.execute("select grant_service('service')");

        assertEquals(null, database.one(FOR_PUBLIC));
    }

    @Test
    void migrationTakesBackWhatARestoreGavePublic() throws SQLException {
        Database restored = databases.makeAt(MigrationRules.FIRST);
        restored.execute("grant execute on all functions in schema public to public");

        databases.migrate(restored);

        assertEquals(null, restored.one(FOR_PUBLIC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"set role service", "set session authorization service"})
    void grantedRoleForgets(String becomeService) throws SQLException {
        database.execute("select grant_service('service')");

        database.execute(becomeService + "; " + FORGET);

        assertEquals("0", database.one(OLD_EVENTS));
    }

    private void assertRefused(String becomeStranger, String statement) throws SQLException {
        try (Connection connection = database.connect();
                Statement asStranger = connection.createStatement()) {
            asStranger.execute(becomeStranger);
            SQLException refusal = assertThrows(SQLException.class, () -> asStranger.execute(statement));
            assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState());
            assertTrue(refusal.getMessage().contains("may insert into audit_event"), refusal.getMessage());
        }
    }
}
