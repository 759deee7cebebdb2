// From signing up to a revoked key. Needs Node 18 or newer, and nothing else.
// KEYFOLIO is the service's address, http://localhost:8080 unless set.

import { randomBytes } from 'node:crypto';

const TIMEOUT_MILLIS = 10_000;

/** A request that did not do what it should. `status` is undefined if Keyfolio did not refuse it. */
class KeyfolioError extends Error {
  constructor(message, { status, cause } = {}) {
    super(message, { cause });
    this.name = 'KeyfolioError';
    this.status = status;
  }
}

/** Talks to Keyfolio with one credential, a session token or an API key, or with none. */
class Keyfolio {
  #url;
  #headers;

  constructor(url, token) {
    this.#url = url.replace(/\/+$/, '');
    this.#headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    if (token !== undefined) {
      this.#headers.Authorization = `Bearer ${token}`;
    }
  }

  /** Resolves to a session token. */
  async signUp(username, email, password) {
    const { token } = await this.#call('POST', '/api/signup', ['token'], { username, email, password });
    return token;
  }

  async profile() {
    const { user } = await this.#call('GET', '/api/profile', ['user']);
    return user;
  }

  async preferences() {
    const { payload } = await this.#call('GET', '/v1/profile/preferences', ['payload']);
    return payload;
  }

  /** Changes only what is named; resolves to all of them. */
  async changePreferences(changes) {
    const { payload } = await this.#call('PUT', '/v1/profile/preferences', ['payload'], changes);
    return payload;
  }

  /** Resolves to the key's id and its token, which is shown this once. */
  async createKey(name, abilities) {
    const members = ['id', 'plain_text_token'];
    const key = await this.#call('POST', '/v1/profile/api-keys', members, { name, abilities });
    return { id: key.id, token: key.plain_text_token };
  }

  async revokeKey(id) {
    await this.#call('DELETE', `/v1/profile/api-keys/${id}`, ['message']);
  }

  /** Resolves to whom the credential speaks for. */
  async whoAmI() {
    const { payload } = await this.#call('GET', '/v1/auth/user', ['payload']);
    return payload;
  }

  async #call(method, path, members, body) {
    const { status, ok, text } = await this.#send(method, path, body);
    const answer = parseObject(text);
    const expected = ok ? members : ['detail'];
    if (!expected.every((member) => member in answer)) {
      const message = `${method} ${path}: ${this.#url} does not answer as Keyfolio does (status ${status})`;
      throw new KeyfolioError(message);
    }
    if (!ok) {
      throw new KeyfolioError(`${method} ${path}: ${status} ${answer.detail}`, { status });
    }
    return answer;
  }

  async #send(method, path, body) {
    try {
      const response = await fetch(this.#url + path, {
        method,
        headers: this.#headers,
        body: JSON.stringify(body),
        redirect: 'manual', // the credential is for this service alone
        signal: AbortSignal.timeout(TIMEOUT_MILLIS),
      });
      return { status: response.status, ok: response.ok, text: await response.text() };
    } catch (cause) {
      const reason = cause.cause?.code ?? cause.cause?.message ?? cause.message;
      throw new KeyfolioError(`${method} ${path}: no answer from ${this.#url} (${reason})`, { cause });
    }
  }
}

/** What is no JSON object has no members. */
function parseObject(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

async function walkThrough(url) {
  const name = `ada-${randomBytes(4).toString('hex')}`;
  const password = randomBytes(18).toString('base64url');
  const session = new Keyfolio(url, await new Keyfolio(url).signUp(name, `${name}@example.com`, password));
  console.log(`Signed up as ${name}.`);

  const user = await session.profile();
  console.log(`Profile: ${user.id}, ${user.username}, ${user.email}.`);

  show('Preferences', await session.preferences());
  show('Changed', await session.changePreferences({ timezone: 'America/New_York' }));

  const { id, token } = await session.createKey('CI', ['profile:read']);
  console.log(`Created API key ${id}.`);
  const key = new Keyfolio(url, token);
  console.log(`The key speaks for ${(await key.whoAmI()).name}.`);

  await session.revokeKey(id);
  console.log(`Revoked API key ${id}.`);
  const refusal = await refusalOf(key);
  console.log(`Refused: ${refusal.message}`);
}

function show(title, { timezone, language, theme }) {
  console.log(`${title}: timezone ${timezone}, language ${language}, theme ${theme}.`);
}

async function refusalOf(key) {
  try {
    await key.whoAmI();
  } catch (error) {
    if (error.status === 401) {
      return error;
    }
    throw error;
  }
  throw new KeyfolioError('The revoked key still works');
}

try {
  await walkThrough(process.env.KEYFOLIO ?? 'http://localhost:8080');
} catch (error) {
  if (!(error instanceof KeyfolioError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
