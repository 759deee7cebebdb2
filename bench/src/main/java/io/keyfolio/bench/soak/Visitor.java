package io.keyfolio.bench.soak;

import io.keyfolio.bench.harness.Api;
import io.keyfolio.bench.harness.Texts;

/** A user who runs all operations of the service repeatedly. */
final class Visitor extends Thread {

    private static final String KEYS = "/v1/profile/api-keys";
    private static final String VERIFY = "GET /v1/auth/verify";
    private static final String PREFERENCES = "/v1/profile/preferences";
    private static final int REGENERATE_EACH = 3;
    private static final int AGENT_EACH = 5;
    private static final int GUEST_EACH = 10;
    private static final int LOGIN_EACH = 20;
    private static final int KEY_REVOKED = 4401;

    private final Caller caller;
    private final String name;
    private final String session;
    private final String accountKey;

    private volatile boolean leaving;

    Visitor(Caller caller, int number) throws Exception {
        super("visitor-" + number);
        this.caller = caller;
        this.name = "visitor" + number;
        String account = signUp(name);
        this.session = Texts.field("token", account);
        this.accountKey = Texts.field("api_key", account);
    }

    @Override
    public void run() {
        try {
            for (int round = 0; !leaving; round++) {
                visit(round);
            }
        } catch (Exception e) {
            caller.giveUp(e);
        }
    }

    private void visit(int round) throws Exception {
        useKey(round % 2 == 0 ? "dark" : "light");
        if (round % REGENERATE_EACH == 0) {
            regenerateKey();
        }
        if (round % AGENT_EACH == 0) {
            connectMachine();
        }
        if (round % GUEST_EACH == 0) {
            comeAndGo(name + "x" + round);
        }
        if (round % LOGIN_EACH == 0) {
            signInAndOut();
        }
    }

    private void useKey(String theme) throws Exception {
        String key = newKey();
        caller.ask(VERIFY, key, "", 200);
        caller.ask("GET " + PREFERENCES, key, "", 200);
        caller.ask("PUT " + PREFERENCES, key, "{\"theme\":\"" + theme + "\"}", 200);
        caller.ask("PUT " + PREFERENCES, key, "{\"theme\":7}", 422);
        caller.ask("GET /api/profile", session, "", 200);
        caller.ask("GET " + KEYS, session, "", 200);
        caller.ask("DELETE " + path(key), session, "", 200);
        caller.ask(VERIFY, key, "", 401);
        caller.ask("GET /nowhere", "", "", 404);
    }

    /** Regenerates a key. The old key is valid beside the new one, and ends with it. */
    private void regenerateKey() throws Exception {
        String old = newKey();
        String issued = caller.ask("POST " + path(old) + "/regenerate", session, "{\"grace_seconds\":60}", 200);
        String fresh = Texts.field("plain_text_token", issued);
        caller.ask(VERIFY, old, "", 200);
        caller.ask(VERIFY, fresh, "", 200);
        caller.ask("DELETE " + path(fresh), session, "", 200);
        caller.ask(VERIFY, old, "", 401);
        caller.ask(VERIFY, fresh, "", 401);
    }

    private void connectMachine() throws Exception {
        Agent agent = caller.connect(accountKey);
        caller.ask("GET /api/machines", session, "", 200);
        agent.leave();
        caller.ask("DELETE /api/machines/" + agent.id(), session, "", 200);
    }

    /** Signs up another user, connects a machine and deletes the account, so that no table of accounts grows. */
    private void comeAndGo(String guest) throws Exception {
        String account = signUp(guest);
        String token = Texts.field("token", account);
        Agent agent = caller.connect(Texts.field("api_key", account));
        caller.ask("DELETE /v1/auth/user", token, "{\"password\":\"" + Api.PASSWORD + "\"}", 204);
        caller.ask(VERIFY, token, "", 401);
        caller.expect(KEY_REVOKED, agent.awaitClosed(), "agent of a deleted account");
    }

    private void signInAndOut() throws Exception {
        String first = Texts.field("token", caller.ask("POST /api/login", "", Api.login(name), 200));
        caller.ask("POST /api/login", "", Api.login(name).replace(Api.PASSWORD, "wrong"), 401);
        String second = Texts.field("token", caller.ask("POST /api/auth/refresh", first, "", 200));
        caller.ask(VERIFY, first, "", 401);
        caller.ask("POST /v1/auth/logout", second, "", 204);
        caller.ask(VERIFY, second, "", 401);
    }

    private String signUp(String username) throws Exception {
        return caller.ask("POST /api/signup", "", Api.person(username), 201);
    }

    private String newKey() throws Exception {
        return Texts.field("plain_text_token", caller.ask("POST " + KEYS, session, "{\"name\":\"soak\"}", 200));
    }

    private static String path(String key) {
        return KEYS + "/" + key.substring(0, key.indexOf('|'));
    }

    void leave() {
        leaving = true;
    }
}
