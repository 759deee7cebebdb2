// Runs the OAuth clients of npm against the service, and prints a row of the table for each: client, version, text and result,
// separated by tabs. checks/oauth-clients sets the environment that it requires.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import express from 'express';
import { auth } from 'express-oauth2-jwt-bearer';
import * as jose from 'jose';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';

const { KEYFOLIO, CLIENT_SECRET, API_KEY, REVOKED_KEY, SESSION } = process.env;
const insecure = { [oauth.allowInsecureRequests]: true }; // the service of the check speaks no TLS
let failed = false;

async function row(client, what, walk) {
    const { version } = JSON.parse(readFileSync(`node_modules/${client}/package.json`, 'utf8'));
    let result = 'works';
    try {
        await walk();
    } catch (error) {
        failed = true;
        result = `FAILED: ${error.stack.replaceAll(/\s+/g, ' ')}`;
    }
    console.log([client, version, what, result].join('\t'));
}

function assertClaims(claims) {
    assert.equal(claims.active, true);
    assert.equal(claims.username, 'ada');
    assert.equal(claims.scope, 'orders:read');
}

function altered(token) {
    const [header, claims, signature] = token.split('.');
    return [header, claims, (signature[0] === 'A' ? 'B' : 'A') + signature.slice(1)].join('.');
}

async function discover(algorithm) {
    const issuer = new URL(KEYFOLIO);
    return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm, ...insecure }));
}

async function introspect(server, method, token) {
    const client = { client_id: 'orders service' };
    const response = await oauth.introspectionRequest(server, client, method, token, insecure);
    return oauth.processIntrospectionResponse(server, client, response);
}

for (const [name, method] of [
    ['client_secret_basic', oauth.ClientSecretBasic],
    ['client_secret_post', oauth.ClientSecretPost],
]) {
    await row('oauth4webapi', `discovery (OAuth and OpenID Connect); introspection, ${name}; a wrong secret is refused`, async () => {
        const server = await discover('oauth2');
        assert.deepEqual(server, await discover('oidc'));
        assertClaims(await introspect(server, method(CLIENT_SECRET), API_KEY));
        assert.equal((await introspect(server, method(CLIENT_SECRET), REVOKED_KEY)).active, false);
        await assert.rejects(introspect(server, method(REVOKED_KEY), API_KEY), { status: 401 });
    });
}

for (const [name, method] of [
    ['client_secret_basic', openid.ClientSecretBasic],
    ['client_secret_post', openid.ClientSecretPost],
]) {
    await row('openid-client', `discovery; introspection, ${name}`, async () => {
        const http = { execute: [openid.allowInsecureRequests] };
        const config = await openid.discovery(new URL(KEYFOLIO), 'orders service', undefined, method(CLIENT_SECRET), http);
        assertClaims(await openid.tokenIntrospection(config, API_KEY));
        assert.equal((await openid.tokenIntrospection(config, REVOKED_KEY)).active, false);
    });
}

await row('jose', 'session token checked offline with the discovered keys and issuer; an altered one is refused', async () => {
    const metadata = await (await fetch(`${KEYFOLIO}/.well-known/openid-configuration`)).json();
    const keys = jose.createRemoteJWKSet(new URL(metadata.jwks_uri));
    const expected = {
        issuer: metadata.issuer,
        audience: 'keyfolio',
        algorithms: metadata.id_token_signing_alg_values_supported,
    };
    assert.ok((await jose.jwtVerify(SESSION, keys, expected)).payload.sub);
    await assert.rejects(jose.jwtVerify(altered(SESSION), keys, expected), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
});

await row('express-oauth2-jwt-bearer', 'session token admitted by discovery; an altered one and an API key are refused', async () => {
    const app = express();
    app.use(auth({ issuerBaseURL: KEYFOLIO, audience: 'keyfolio' }));
    app.get('/', (request, response) => response.send(request.auth.payload.sub));
    app.use((error, request, response, next) => response.status(error.status ?? 500).send(error.message));
    const server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((listening) => server.on('listening', listening));
    const get = async (token) => {
        const headers = { authorization: `Bearer ${token}`, connection: 'close' };
        return (await fetch(`http://127.0.0.1:${server.address().port}/`, { headers })).status;
    };
    try {
        assert.equal(await get(SESSION), 200);
        assert.equal(await get(altered(SESSION)), 401);
        assert.equal(await get(API_KEY), 401);
    } finally {
        server.close();
    }
});

process.exit(failed ? 1 : 0);
