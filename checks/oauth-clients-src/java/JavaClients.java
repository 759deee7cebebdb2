import com.nimbusds.oauth2.sdk.TokenIntrospectionErrorResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.NimbusOpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;

/**
 * Runs Spring Security and the Nimbus SDK against the service, and prints a row of the table for each: client, version, text and
 * result, separated by tabs. checks/oauth-clients sets the environment that it requires.
 */
class JavaClients {

    private static final Map<String, String> ENVIRONMENT = System.getenv();
    private static final String ISSUER = ENVIRONMENT.get("KEYFOLIO");
    private static final String CLIENT_SECRET = ENVIRONMENT.get("CLIENT_SECRET");
    private static final String API_KEY = ENVIRONMENT.get("API_KEY");
    private static final String REVOKED_KEY = ENVIRONMENT.get("REVOKED_KEY");
    private static final String SESSION = ENVIRONMENT.get("SESSION");
    private static final String INTROSPECTION = ISSUER + "/oauth2/introspect";
    private static final String NAME = "orders service";
    private static final Pattern VERSION = Pattern.compile(".*?-([0-9][^/]*)\\.jar");

    private static boolean failed;

    public static void main(String[] arguments) {
        row(
                "Spring Security",
                "SpringOpaqueTokenIntrospector",
                () -> spring((id, secret) -> SpringOpaqueTokenIntrospector.withIntrospectionUri(INTROSPECTION)
                        .clientId(id)
                        .clientSecret(secret)
                        .build()));
        row(
                "Spring Security",
                "SpringOpaqueTokenIntrospector, by its constructor",
                () -> spring((id, secret) -> new SpringOpaqueTokenIntrospector(INTROSPECTION, id, secret)));
        row(
                "Spring Security",
                "NimbusOpaqueTokenIntrospector",
                () -> spring((id, secret) -> new NimbusOpaqueTokenIntrospector(INTROSPECTION, id, secret)));
        row("Spring Security", "JwtDecoders.fromIssuerLocation; an altered session token is refused", JavaClients::jwt);
        row(
                "Nimbus oauth2-oidc-sdk",
                "discovery; introspection, client_secret_basic; a wrong secret is invalid_client",
                () -> nimbus(ClientSecretBasic::new));
        row(
                "Nimbus oauth2-oidc-sdk",
                "discovery; introspection, client_secret_post; a wrong secret is invalid_client",
                () -> nimbus(ClientSecretPost::new));
        System.exit(failed ? 1 : 0);
    }

    private static void spring(BiFunction<String, String, OpaqueTokenIntrospector> client) {
        var principal = client.apply("orders", CLIENT_SECRET).introspect(API_KEY);
        check("ada".equals(principal.getAttribute("username")), "username");
        check(List.of("orders:read").equals(principal.getAttribute("scope")), "scope");
        refused(BadOpaqueTokenException.class, () -> client.apply("orders", CLIENT_SECRET)
                .introspect(REVOKED_KEY));
        refused(OAuth2IntrospectionException.class, () -> client.apply("orders", REVOKED_KEY)
                .introspect(API_KEY));
    }

    private static void jwt() {
        JwtDecoder decoder = JwtDecoders.fromIssuerLocation(ISSUER);
        check(decoder.decode(SESSION).getAudience().contains("keyfolio"), "aud");
        int signature = SESSION.lastIndexOf('.') + 1;
        String other = SESSION.charAt(signature) == 'A' ? "B" : "A";
        refused(
                JwtException.class,
                () -> decoder.decode(SESSION.substring(0, signature) + other + SESSION.substring(signature + 1)));
    }

    private static void nimbus(BiFunction<ClientID, Secret, ClientAuthentication> method) throws Exception {
        var metadata = AuthorizationServerMetadata.resolve(new Issuer(ISSUER));
        check(
                OIDCProviderMetadata.resolve(new Issuer(ISSUER)).getJWKSetURI().equals(metadata.getJWKSetURI()),
                "jwks_uri");
        ClientAuthenticationMethod used =
                method.apply(new ClientID(NAME), new Secret(CLIENT_SECRET)).getMethod();
        check(metadata.getIntrospectionEndpointAuthMethods().contains(used), "method");
        URI endpoint = metadata.getIntrospectionEndpointURI();
        var active = (TokenIntrospectionSuccessResponse)
                ask(endpoint, method.apply(new ClientID(NAME), new Secret(CLIENT_SECRET)), API_KEY);
        check(active.isActive() && active.getUsername().equals("ada"), "active");
        var revoked = (TokenIntrospectionSuccessResponse)
                ask(endpoint, method.apply(new ClientID(NAME), new Secret(CLIENT_SECRET)), REVOKED_KEY);
        check(!revoked.isActive(), "inactive");
        var refusal = (TokenIntrospectionErrorResponse)
                ask(endpoint, method.apply(new ClientID(NAME), new Secret(REVOKED_KEY)), API_KEY);
        check(refusal.getErrorObject().getCode().equals("invalid_client"), "invalid_client");
    }

    private static TokenIntrospectionResponse ask(URI endpoint, ClientAuthentication client, String token)
            throws Exception {
        var request = new TokenIntrospectionRequest(endpoint, client, new BearerAccessToken(token));
        return TokenIntrospectionResponse.parse(request.toHTTPRequest().send());
    }

    private static void row(String client, String what, Walk walk) {
        String result = "works";
        try {
            walk.run();
        } catch (Exception | AssertionError e) {
            failed = true;
            result = "FAILED: " + e.toString().replaceAll("\\s+", " ");
        }
        Class<?> library = client.startsWith("Spring") ? SpringOpaqueTokenIntrospector.class : Issuer.class;
        System.out.println(String.join("\t", client, version(library), what, result));
    }

    private static String version(Class<?> library) {
        CodeSource source = library.getProtectionDomain().getCodeSource();
        Matcher version = VERSION.matcher(
                Path.of(source.getLocation().getPath()).getFileName().toString());
        return version.matches() ? version.group(1) : "?";
    }

    private static void refused(Class<? extends Exception> expected, Runnable step) {
        try {
            step.run();
        } catch (Exception e) {
            check(expected == e.getClass() || expected.isInstance(e), "refused by " + e);
            return;
        }
        throw new AssertionError("nothing was refused");
    }

    private static void check(boolean good, String what) {
        if (!good) {
            throw new AssertionError(what);
        }
    }

    private interface Walk {
        void run() throws Exception;
    }
}
