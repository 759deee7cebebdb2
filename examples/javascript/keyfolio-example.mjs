// An example that signs up, creates an API key, uses it and revokes it. It requires only Node 18 or later.
// KEYFOLIO is the address of the service. The default is http://localhost:8080.

import { randomBytes } from 'node:crypto';

const TIMEOUT_MILLIS = 10_000;

/** A failed request. `status` is that of the error response, or undefined without one. */
class KeyfolioError extends Error {
  constructor(message, { status, cause } = {}) {
    super(message, { cause });
    this.name = 'KeyfolioError';
    this.status = status;
  }
}

/** Sends requests to Keyfolio with a session token, an API key or no credential. */
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

  /** Creates an account; resolves to a session token. */
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

  /** Changes only the given preferences; resolves to all preferences. */
  async changePreferences(changes) {
    const { payload } = await this.#call('PUT', '/v1/profile/preferences', ['payload'], changes);
    return payload;
  }

  /** Resolves to the id and the token of a new API key. Keyfolio shows the token only once. */
  async createKey(name, abilities) {
    const members = ['id', 'plain_text_token'];
    const key = await this.#call('POST', '/v1/profile/api-keys', members, { name, abilities });
    return { id: key.id, token: key.plain_text_token };
  }

  async revokeKey(id) {
    await this.#call('DELETE', `/v1/profile/api-keys/${id}`, ['message']);
  }

  /** Resolves to the owner of the credential. */
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
        redirect: 'manual', // another service must not receive the credential
        signal: AbortSignal.timeout(TIMEOUT_MILLIS),
      });
      return { status: response.status, ok: response.ok, text: await response.text() };
    } catch (cause) {
      const reason = cause.cause?.code ?? cause.cause?.message ?? cause.message;
      throw new KeyfolioError(`${method} ${path}: no answer from ${this.#url} (${reason})`, { cause });
    }
  }
}

/** Parses a JSON object; returns an empty object for any other text. */
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
  console.log(`The API key belongs to ${(await key.whoAmI()).name}.`);

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
  throw new KeyfolioError('The revoked API key is still valid');
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
