package io.keyfolio.documentation;

import io.keyfolio.problem.Dialect;
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
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds to every documented route what is true of all of them: the credential, the refusals, the request id. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonAnswers implements OASFilter {

    private static final String SCHEME = "bearer";
    private static final String BASIC_SCHEME = "basic";
    private static final String REQUEST_ID = "X-Request-Id";

    private static final Set<String> PUBLIC = Set.of(
            "/",
            "/api/signup",
            "/api/login",
            "/v1/auth/register",
            "/v1/auth/login",
            "/.well-known/jwks.json",
            "/.well-known/oauth-authorization-server",
            "/.well-known/openid-configuration");

    /** Closed by a setting where the operator makes the accounts. */
    private static final Set<String> SIGN_UP = Set.of("/api/signup", "/v1/auth/register");

    private static final String VERIFY = "/v1/auth/verify";

    /** Where a key is also taken in HTTP Basic. */
    private static final Set<String> BASIC = Set.of(VERIFY, "/oauth2/introspect");

    /** The routes of probes, which need no credential, have no limit and answer without a body. */
    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    /** To what cannot be read as HTTP, before its path is known, so in no dialect. */
    private static final SortedMap<String, String> UNREAD = new TreeMap<>(Map.of(
            "Any400", "Bad Request, without a body: the request line or a header cannot be read.",
            "Any414", "URI Too Long, without a body.",
            "Any431", "Request Header Fields Too Large, without a body."));

    /** 400 is also for a target that is no URI, or whose path has empty segments or dot segments. */
    private static final List<Integer> ALWAYS = List.of(400, 405, 406, 500, 503);

    /** Whether or not the route takes one: it breaks off, takes too long or is too large. */
    private static final List<Integer> TO_ANY_BODY = List.of(408, 413);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSecurityScheme(SCHEME, bearer());
        document.getComponents().addSecurityScheme(BASIC_SCHEME, basic());
        for (Dialect dialect : List.of(Dialect.ACCOUNT, Dialect.DEVELOPER, Dialect.OAUTH)) {
            RefusalExamples.statuses(dialect).forEach(status -> document.getComponents()
                    .addResponse(RefusalExamples.name(dialect, status), refusal(dialect, status)));
        }
        UNREAD.forEach((name, description) -> document.getComponents()
                .addResponse(name, OASFactory.createAPIResponse().description(description)));
        document.getPaths().getPathItems().forEach(CommonAnswers::complete);
    }

    private static void complete(String path, PathItem item) {
        item.getOperations().values().forEach(operation -> complete(path, operation));
    }

    private static void complete(String path, Operation operation) {
        Dialect dialect = Dialect.of(path);
        if (!PUBLIC.contains(path) && !PROBES.contains(path)) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(SCHEME));
        }
        if (BASIC.contains(path)) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(BASIC_SCHEME));
        }
        for (int status : statuses(path, operation, dialect)) {
            String reference = "#/components/responses/" + RefusalExamples.name(dialect, status);
            operation
                    .getResponses()
                    .addAPIResponse(
                            Integer.toString(status),
                            OASFactory.createAPIResponse().ref(reference));
        }
        operation.getResponses().getAPIResponses().values().stream()
                .filter(response -> response.getRef() == null)
                .forEach(response -> response.addHeader(REQUEST_ID, requestId()));
    }

    private static Set<Integer> statuses(String path, Operation operation, Dialect dialect) {
        if (VERIFY.equals(path)) {
            return new TreeSet<>(List.of(401, 403, 405, 503));
        }
        if (PROBES.contains(path)) {
            return new TreeSet<>(List.of(400, 405, 500));
        }
        Set<Integer> statuses = new TreeSet<>(ALWAYS);
        statuses.addAll(toInput(operation, dialect));
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (!operation.getResponses().hasAPIResponse("429")) {
            statuses.add(429);
        }
        if (!PUBLIC.contains(path)) {
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

    private static boolean takesQuery(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(CommonAnswers::isInQuery);
    }

    private static boolean isInQuery(Parameter parameter) {
        return parameter.getIn() == Parameter.In.QUERY;
    }

    private static APIResponse refusal(Dialect dialect, int status) {
        APIResponse response = OASFactory.createAPIResponse()
                .description(RefusalExamples.description(dialect, status))
                .addHeader(REQUEST_ID, requestId())
                .content(RefusalExamples.content(dialect, status));
        RefusalExamples.headers(dialect, status).forEach((name, text) -> response.addHeader(name, header(text)));
        return response;
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(SCHEME)
                .description("A session token (JWT) from signing up or logging in, or an API key (\"2|…\"). Both are"
                        + " accepted on every protected route; an API key needs the ability for what it does, and some"
                        + " routes admit sessions only.");
    }

    private static SecurityScheme basic() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(BASIC_SCHEME)
                .description(
                        "A key in HTTP Basic. At verification it is the user name or the password, as command-line clients"
                                + " send it. At introspection it is the password, and the user name is any (client_secret_basic).");
    }

    private static Header requestId() {
        return header("The id of this request: the one that was sent, or a new one. It stands in the log.");
    }

    private static Header header(String text) {
        return OASFactory.createHeader()
                .description(text)
                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
    }
}
