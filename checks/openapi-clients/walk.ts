// Runs the generated TypeScript client, from sign-up to a revoked key and a deleted account.
import {
    AccountApi,
    APIKeysApi,
    AuditAction,
    AuditApi,
    AuthenticationApi,
    Configuration,
    MachinesApi,
    PreferencesApi,
    ProfileApi,
    ResponseError,
    SessionsApi,
    UpdatePreferencesRequestThemeEnum,
    VerificationApi,
} from './client';

declare const process: { env: Record<string, string>; exit(status: number): never };

const service = process.env.KEYFOLIO;

function expect(expected: unknown, actual: unknown): void {
    if (JSON.stringify(expected) !== JSON.stringify(actual)) {
        throw new Error(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
    }
}

async function status(call: Promise<unknown>): Promise<number> {
    try {
        await call;
        return 200;
    } catch (error) {
        if (error instanceof ResponseError) {
            return error.response.status;
        }
        throw error;
    }
}

function using(token: string): Configuration {
    return new Configuration({ basePath: service, accessToken: token });
}

async function walk(): Promise<void> {
    const name = 'ts' + Date.now();
    const account = { username: name, email: `${name}@example.com`, password: 'correct horse' };
    const door = new AccountApi(new Configuration({ basePath: service }));
    const session = using((await door.signUp({ signUpRequest: account })).token);

    expect(name, (await new ProfileApi(session).getProfile()).user.username);
    const light = { theme: UpdatePreferencesRequestThemeEnum.Light };
    const preferences = await new PreferencesApi(session).updatePreferences({ updatePreferencesRequest: light });
    expect('light', preferences.payload.theme);

    const keys = new APIKeysApi(session);
    const first = await keys.createApiKey({ createApiKeyRequest: { name: 'CI' } });
    const key = await keys.regenerateApiKey({ id: first.id });
    const program = new APIKeysApi(using(key.plainTextToken));
    expect(['CI'], (await program.listApiKeys()).map((each) => each.name));
    const gateway = new Configuration({ basePath: service, apiKey: key.plainTextToken });
    await new VerificationApi(gateway).verifyCredential({ ability: ['keys:read'] });

    expect('Deleted', (await keys.revokeApiKey({ id: key.id })).message);
    expect(401, await status(program.listApiKeys()));

    const audit = await new AuditApi(session).listAuditEvents({ limit: 1 });
    expect(AuditAction.ApiKeyRevoked, audit.events[0].action);
    expect([], (await new MachinesApi(session).listMachines()).machines);
    await new SessionsApi(session).endOtherSessions();
    await new AuthenticationApi(session).logOut();
    const back = using((await door.logIn({ logInRequest: account })).token);
    await new AuthenticationApi(back).deleteAccount({ deleteAccountRequest: { password: account.password } });
    expect(401, await status(new ProfileApi(back).getProfile()));
}

walk().catch((error) => {
    console.error(error);
    process.exit(1);
});
