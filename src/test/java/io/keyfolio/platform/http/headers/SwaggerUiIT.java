package io.keyfolio.platform.http.headers;

import static io.keyfolio.platform.http.headers.SecurityHeadersTest.POLICY;
import static io.keyfolio.testing.Person.anonymous;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class SwaggerUiIT extends SwaggerUiTest {

    private static final Pattern SCRIPT = Pattern.compile("(?s)<script([^>]*)>(.*?)</script>");

    /**
     * Checks the packaged service only, because the page has another script in development. If Quarkus changes the page,
     * the failure names the script that the policy lacks.
     */
    @Test
    void scriptsOfTheDocumentationAreThoseThatItsPolicyNames() throws Exception {
        Response page = anonymous().get("/q/swagger-ui/");

        List<MatchResult> scripts = SCRIPT.matcher(page.asString()).results().toList();

        assertEquals(4, scripts.size());
        for (MatchResult script : scripts) {
            if (script.group(1).contains("src=")) {
                assertTrue(script.group(1).matches(" src=\"[a-z0-9.-]+\".*"), script.group());
            } else {
                page.then().header(POLICY, containsString(source(script.group(2))));
            }
        }
    }

    /** The source expression of an inline script in a policy. */
    private static String source(String script) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
