import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.AccountApi;
import org.openapitools.client.api.ApiKeysApi;
import org.openapitools.client.api.AuditApi;
import org.openapitools.client.api.AuthenticationApi;
import org.openapitools.client.api.MachinesApi;
import org.openapitools.client.api.PreferencesApi;
import org.openapitools.client.api.ProfileApi;
import org.openapitools.client.api.SessionsApi;
import org.openapitools.client.api.VerificationApi;
import org.openapitools.client.auth.ApiKeyAuth;
import org.openapitools.client.model.*;

/** Runs the generated Java client, from sign-up to a revoked key and a deleted account. */
final class Walk {

    public static void main(String[] arguments) throws ApiException {
        String service = System.getenv("KEYFOLIO");
        String name = "java" + System.nanoTime();
        SignUpRequest account =
                new SignUpRequest().username(name).email(name + "@example.com").password("correct horse");
        ApiClient signedIn = client(
                service, new AccountApi(client(service, null)).signUp(account).getToken());

        expect(name, new ProfileApi(signedIn).getProfile(null).getUser().getUsername());
        UpdatePreferencesRequest light = new UpdatePreferencesRequest().theme(UpdatePreferencesRequest.ThemeEnum.LIGHT);
        expect(
                "light",
                new PreferencesApi(signedIn)
                        .updatePreferences(light)
                        .getPayload()
                        .getTheme()
                        .getValue());

        ApiKeysApi keys = new ApiKeysApi(signedIn);
        IssuedApiKey first = keys.createApiKey(new CreateApiKeyRequest().name("CI"));
        IssuedApiKey key = keys.regenerateApiKey(first.getId(), null);
        ApiKeysApi program = new ApiKeysApi(client(service, key.getPlainTextToken()));
        expect(
                List.of("CI"),
                program.listApiKeys(null).stream().map(ApiKey::getName).toList());
        ApiClient gateway = new ApiClient().setBasePath(service);
        ((ApiKeyAuth) gateway.getAuthentication("apiKey")).setApiKey(key.getPlainTextToken());
        new VerificationApi(gateway).verifyCredential(List.of("keys:read"));

        expect("Deleted", keys.revokeApiKey(key.getId()).getMessage());
        expect(401, status(() -> program.listApiKeys(null)));

        expect(
                AuditAction.API_KEY_REVOKED,
                new AuditApi(signedIn)
                        .listAuditEvents(null, null, null, 1, null)
                        .getEvents()
                        .get(0)
                        .getAction());
        expect(List.of(), new MachinesApi(signedIn).listMachines().getMachines());
        new SessionsApi(signedIn).endOtherSessions();
        new AuthenticationApi(signedIn).logOut();
        LogInRequest again = new LogInRequest().email(account.getEmail()).password(account.getPassword());
        ApiClient back = client(
                service, new AccountApi(client(service, null)).logIn(again).getToken());
        new AuthenticationApi(back).deleteAccount(new DeleteAccountRequest().password(account.getPassword()));
        expect(401, status(() -> new ProfileApi(back).getProfile(null)));
    }

    private static ApiClient client(String service, String token) {
        ApiClient client = new ApiClient().setBasePath(service);
        client.setBearerToken(token);
        return client;
    }

    private static int status(Call call) {
        try {
            call.run();
            return 200;
        } catch (ApiException refused) {
            return refused.getCode();
        }
    }

    private static void expect(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
    }

    private interface Call {
        void run() throws ApiException;
    }
}
