package io.keyfolio.identity.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.keyfolio.testing.TableDump;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change writes its audit event in its own transaction. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = "keyfolio.api-key.last-use-flush", value = "1H"),
            @ResourceArg(name = "keyfolio.sessions.last-seen-flush", value = "1H"),
            @ResourceArg(name = "keyfolio.clean-up.every", value = "1H")
        })
class MutationsTest {

    /** A method that reads, although RFC 7662 requires POST. */
    private static final Set<String> HARMLESS = Set.of("IntrospectionResource.introspect");

    /** Methods that need a mail server; {@code ForgottenPasswordTest} and {@code EmailChangeTest} try them. */
    private static final Set<String> WITH_MAIL = Set.of(
            "AccountEmailResource.change",
            "AccountEmailUndoResource.undo",
            "DeveloperEmailResource.change",
            "DeveloperEmailResource.undo",
            "AccountRecoveryResource.forgot",
            "AccountRecoveryResource.resend",
            "AccountRecoveryResource.reset",
            "AccountRecoveryResource.verify",
            "DeveloperRecoveryResource.forgot",
            "DeveloperRecoveryResource.resend",
            "DeveloperRecoveryResource.reset",
            "DeveloperRecoveryResource.verify");

    private static final String NEWEST =
            "select action from audit_event where account_id = '%s' order by id desc limit 1";

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @Test
    void everyMutatingMethodIsTriedHere() {
        Set<String> mutating = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.keyfolio").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(MutationsTest::mayChangeSomething)
                        .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                        .filter(method -> !HARMLESS.contains(method) && !WITH_MAIL.contains(method))
                        .collect(Collectors.toCollection(TreeSet::new));

        Set<String> tried = MutatingRequest.all().stream()
                .map(MutatingRequest::method)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(mutating, tried);
    }

    @ParameterizedTest
    @MethodSource("io.keyfolio.identity.audit.MutatingRequest#all")
    void changeLeavesItsEvents(MutatingRequest mutatingRequest) {
        Person.Key reader = alice.issue("reader");
        Supplier<Response> request = mutatingRequest.preparation().apply(alice);
        String account = alice.signedIn().get("/v1/auth/user").path("payload.uuid");
        int before = Trails.actions(reader.token()).size();

        Response answer = request.get();

        assertTrue(answer.statusCode() < 300, answer::asString);
        if (mutatingRequest.makesAnAccount()) {
            assertEquals(mutatingRequest.events(), Trails.actions(token(answer)));
        } else if (mutatingRequest.endsTheAccount()) {
            assertEquals(mutatingRequest.events(), List.of(Sql.one(NEWEST.formatted(account))));
        } else {
            List<String> now = Trails.actions(reader.token());
            assertEquals(mutatingRequest.events(), now.subList(0, now.size() - before));
        }
    }

    @ParameterizedTest
    @MethodSource("io.keyfolio.identity.audit.MutatingRequest#all")
    void changeIsUndoneWhenItsEventCannotBeWritten(MutatingRequest mutatingRequest) throws SQLException {
        Supplier<Response> request = mutatingRequest.preparation().apply(alice);
        Sql.execute("alter table audit_event add constraint broken check (false) not valid");
        try {
            String before = TableDump.ofAll();

            Response answer = request.get();

            assertEquals(500, answer.statusCode(), answer::asString);
            assertEquals(before, TableDump.ofAll());
        } finally {
            Sql.execute("alter table audit_event drop constraint broken");
        }
    }

    private static boolean mayChangeSomething(JavaMethod method) {
        return method.isAnnotatedWith(POST.class)
                || method.isAnnotatedWith(PUT.class)
                || method.isAnnotatedWith(PATCH.class)
                || method.isAnnotatedWith(DELETE.class);
    }

    private static String token(Response answer) {
        String token = answer.path("token");
        return token == null ? answer.path("access_token") : token;
    }
}
