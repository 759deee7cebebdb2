// Runs the HTTP clients of Node.js against the service, and prints a row of the table for each: client, version, text and result,
// separated by tabs. checks/http-clients sets the environment that it requires.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http2 from 'node:http2';
import axios from 'axios';
import * as undici from 'undici';
import WebSocket from 'ws';

const { KEYFOLIO, REGISTER, WALK, WALK_GZIP, AGENT } = process.env;
let failed = false;

async function row(client, version, what, walk) {
    let result = 'works';
    try {
        await walk();
    } catch (error) {
        failed = true;
        result = `FAILED: ${error.stack.replaceAll(/\s+/g, ' ')}`;
    }
    console.log([client, version, what, result].join('\t'));
}

function installed(client) {
    return JSON.parse(readFileSync(`node_modules/${client}/package.json`, 'utf8')).version;
}

function account() {
    const username = `n${process.hrtime.bigint()}`;
    return { username, email: `${username}@example.com`, password: 'correct horse' };
}

// send(method, path, token, body) returns the status and the text of the response.
async function walk(send) {
    const answered = async (status, ...request) => {
        const answer = await send(...request);
        assert.equal(answer.status, status, answer.text);
        return answer.text;
    };
    const session = JSON.parse(await answered(201, 'POST', '/api/signup', null, account())).token;
    const key = JSON.parse(await answered(200, 'POST', '/v1/profile/api-keys', session));
    await answered(200, 'GET', '/v1/auth/verify', key.plain_text_token);
    assert.ok(JSON.parse(await answered(200, 'GET', '/q/openapi?format=json')).paths);
    await answered(200, 'DELETE', `/v1/profile/api-keys/${key.id}`, session);
    await answered(401, 'GET', '/v1/auth/verify', key.plain_text_token);
}

function headers(token, body) {
    return {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
    };
}

const fetching = (fetch) => async (method, path, token, body) => {
    const answer = await fetch(KEYFOLIO + path, { method, headers: headers(token, body), body: body && JSON.stringify(body) });
    return { status: answer.status, text: await answer.text() };
};

async function byAxios(method, url, token, data) {
    const options = { baseURL: KEYFOLIO, responseType: 'text', transformResponse: (text) => text, validateStatus: () => true };
    const answer = await axios.request({ method, url, data, headers: headers(token, data), ...options });
    return { status: answer.status, text: answer.data };
}

// Sends all requests over one connection of HTTP/2 with prior knowledge.
async function byHttp2(walked) {
    const connection = http2.connect(KEYFOLIO);
    await walked(async (method, path, token, body) => {
        const request = connection.request({ ':method': method, ':path': path, ...headers(token, body) });
        request.end(body && JSON.stringify(body));
        const [head] = await once(request, 'response');
        let text = '';
        for await (const part of request.setEncoding('utf8')) {
            text += part;
        }
        return { status: head[':status'], text };
    });
    connection.close();
}

async function agent() {
    const answer = await fetching(fetch)('POST', '/api/signup', null, account());
    const authorization = `Bearer ${JSON.parse(answer.text).user.api_key}`;
    const address = `${KEYFOLIO.replace(/^http/, 'ws')}/api/agents/connect`;
    const socket = new WebSocket(address, 'keyfolio.agent.v1', { headers: { authorization } });
    await once(socket, 'open');
    socket.send(REGISTER);
    const [message] = await once(socket, 'message', { signal: AbortSignal.timeout(10_000) });
    assert.equal(JSON.parse(message).type, 'registered');
    socket.terminate();
}

await row('fetch of Node.js', process.version.slice(1), WALK_GZIP, () => walk(fetching(fetch)));
await row('http2 of Node.js', process.version.slice(1), WALK, () => byHttp2(walk));
await row('undici', installed('undici'), WALK_GZIP, () => walk(fetching(undici.fetch)));
await row('axios', installed('axios'), WALK_GZIP, () => walk(byAxios));
await row('ws', installed('ws'), AGENT, agent);
process.exit(failed ? 1 : 0);
