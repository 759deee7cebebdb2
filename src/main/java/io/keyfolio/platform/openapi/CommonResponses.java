package io.keyfolio.platform.openapi;

import io.keyfolio.platform.problem.Dialect;
import io.keyfolio.platform.problem.SampleProblems;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to every documented operation what all have in common: the credential, the refusals and the request id. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonResponses implements OASFilter {

    private static final String REQUEST_ID = "X-Request-Id";

    /** The routes that answer 403 when the operator has disabled sign-up. */
    private static final Set<String> SIGN_UP = Set.of("/api/signup", "/v1/auth/register");

    /** The routes that answer 501 when the operator has not configured mail. */
    private static final Set<String> WITH_MAIL = Set.of(
            "/api/auth/forgot-password",
            "/api/auth/reset-password",
            "/api/auth/undo-email-change",
            "/api/auth/verify-email",
            "/api/auth/resend-verification",
            "/v1/auth/password/forgot",
            "/v1/auth/password/reset",
            "/v1/auth/email/verify",
            "/v1/auth/email/resend",
            "/v1/auth/email/undo",
            "/api/profile/email",
            "/v1/auth/user/email");

    /** The answers to requests that cannot be read as HTTP; they precede the path and have no dialect. */
    private static final SortedMap<Integer, String> UNREAD = new TreeMap<>(
            Map.of(414, "URI Too Long, without a body.", 431, "Request Header Fields Too Large, without a body."));

    private static final String UNREAD_PREFIX = "Any";

    /**
     * The statuses of every operation but verification and the probes. 400 also answers targets that are not URIs, and paths
     * with empty segments or dot segments.
     */
    private static final List<Integer> ALWAYS = List.of(400, 405, 500, 503);

    /** The statuses of an incomplete, slow or long body, whether or not the operation takes a body. */
    private static final List<Integer> TO_ANY_BODY = List.of(408, 413);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        DocumentedSchemas.removeFormats(document);
        DocumentedSecurity.addSchemes(document);
        for (Dialect dialect : List.of(Dialect.ACCOUNT, Dialect.DEVELOPER, Dialect.OAUTH)) {
            SampleProblems.statuses(dialect).forEach(status -> document.getComponents()
                    .addResponse(ProblemExamples.name(dialect, status), refusal(dialect, status)));
        }
        UNREAD.forEach((status, description) -> document.getComponents()
                .addResponse(
                        UNREAD_PREFIX + status, OASFactory.createAPIResponse().description(description)));
        document.getPaths().getPathItems().forEach(CommonResponses::complete);
    }

    @Override
    public Schema filterSchema(Schema schema) {
        return DocumentedSchemas.simplified(schema);
    }

    private static void complete(String path, PathItem item) {
        item.getOperations().values().forEach(operation -> complete(path, operation));
    }

    private static void complete(String path, Operation operation) {
        Dialect dialect = Dialect.of(path);
        DocumentedSecurity.require(path, operation);
        statuses(path, operation, dialect)
                .forEach(status -> refer(operation, status, ProblemExamples.name(dialect, status)));
        UNREAD.forEach((status, description) -> refer(operation, status, UNREAD_PREFIX + status));
        operation.getResponses().getAPIResponses().values().stream()
                .filter(response -> response.getRef() == null)
                .forEach(response -> response.addHeader(REQUEST_ID, requestId()));
    }

    private static void refer(Operation operation, int status, String response) {
        operation
                .getResponses()
                .addAPIResponse(
                        Integer.toString(status),
                        OASFactory.createAPIResponse().ref("#/components/responses/" + response));
    }

    private static Set<Integer> statuses(String path, Operation operation, Dialect dialect) {
        if (DocumentedSecurity.VERIFY.equals(path)) {
            return new TreeSet<>(List.of(401, 403, 405, 429, 500, 503));
        }
        if (DocumentedSecurity.PROBES.contains(path)) {
            return new TreeSet<>(List.of(400, 405, 500));
        }
        Set<Integer> statuses = new TreeSet<>(ALWAYS);
        statuses.addAll(toInput(operation, dialect));
        if (answersWithBody(operation)) {
            statuses.add(406);
        }
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (WITH_MAIL.contains(path)) {
            statuses.add(501);
        }
        if (!operation.getResponses().hasAPIResponse("429")) {
            statuses.add(429);
        }
        if (!DocumentedSecurity.isPublic(path)) {
            statuses.addAll(List.of(401, 403));
        } else if (path.endsWith("login")) {
            statuses.add(401);
        } else if (SIGN_UP.contains(path)) {
            statuses.add(403);
        }
        return statuses;
    }

    private static Set<Integer> toInput(Operation operation, Dialect dialect) {
        Set<Integer> statuses = new TreeSet<>(dialect == Dialect.NEUTRAL ? List.of() : TO_ANY_BODY);
        boolean takesBody = operation.getRequestBody() != null;
        if (takesBody) {
            statuses.add(415);
        }
        if (dialect == Dialect.DEVELOPER && (takesBody || takesQuery(operation))) {
            statuses.add(422);
        }
        return statuses;
    }

    /** Whether a successful response has a body: without one, no {@code Accept} header can rule it out. */
    private static boolean answersWithBody(Operation operation) {
        return operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .anyMatch(response -> response.getValue().getContent() != null);
    }

    private static boolean takesQuery(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(CommonResponses::isInQuery);
    }

    private static boolean isInQuery(Parameter parameter) {
        return parameter.getIn() == Parameter.In.QUERY;
    }

    private static APIResponse refusal(Dialect dialect, int status) {
        APIResponse response = OASFactory.createAPIResponse()
                .description(ProblemExamples.description(dialect, status))
                .addHeader(REQUEST_ID, requestId())
                .content(ProblemExamples.content(dialect, status));
        ProblemExamples.headers(dialect, status).forEach((name, text) -> response.addHeader(name, header(text)));
        return response;
    }

    private static Header requestId() {
        return header("The request id: that of the request, or a new one. The log contains it.");
    }

    private static Header header(String text) {
        return OASFactory.createHeader()
                .description(text)
                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
    }
}
