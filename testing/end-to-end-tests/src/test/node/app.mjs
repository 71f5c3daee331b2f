// An application that signs people in with openid-client as its documentation tells, and with nothing but that.
// It reads one JSON object per line from its input: first its settings, then what to do next, as {"call": name, ...}.
// Each gets one line of answer: {"result": ...} or {"error": code, "message": ...}.
import http from 'node:http';
import readline from 'node:readline';
import * as client from 'openid-client';

const arrivals = []; // what browsers brought to /callback: a URL (GET) or a Request (POST, response_mode=form_post)
const waiting = [];

function arrive(callback) {
  const next = waiting.shift();
  if (next) {
    next(callback);
  } else {
    arrivals.push(callback);
  }
}

function arrival() {
  return new Promise((resolve, reject) => {
    if (arrivals.length > 0) {
      resolve(arrivals.shift());
    } else {
      waiting.push(resolve);
      setTimeout(() => reject(new Error('no browser came to /callback')), 30_000);
    }
  });
}

const server = http.createServer(async (request, response) => {
  const url = new URL(request.url, origin);
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  if (url.pathname === '/callback') {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    arrive(request.method === 'POST' ? new Request(url, { method: 'POST', headers: request.headers, body }) : url);
    response.end('<title>Application</title><h1>Back in the application</h1>');
  } else if (url.pathname === '/signed-out') {
    response.end('<title>Application</title><h1>Signed out of the application</h1>');
  } else {
    response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const origin = `http://127.0.0.1:${server.address().port}`;
const redirectUri = `${origin}/callback`;

const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const settings = JSON.parse((await lines.next()).value);

let config;
let expected; // what the answer to the authorization request has to match
let tokens;

async function authentication() {
  if (settings.private_key) {
    const { kid, ...jwk } = settings.private_key;
    const algorithm = { name: 'ECDSA', namedCurve: jwk.crv };
    return client.PrivateKeyJwt({ key: await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign']), kid });
  }
  return settings.client_secret ? client.ClientSecretPost(settings.client_secret) : client.None();
}

const calls = {
  async discover() {
    const plainHttp = new URL(settings.issuer).protocol === 'http:';
    config = await client.discovery(
      new URL(settings.issuer),
      settings.client_id,
      undefined,
      await authentication(),
      plainHttp ? { execute: [client.allowInsecureRequests] } : undefined,
    );
  },

  origin: () => origin,

  // Where to send the browser.
  async authorize({ parameters }) {
    const verifier = client.randomPKCECodeVerifier();
    expected = {
      pkceCodeVerifier: verifier,
      expectedState: client.randomState(),
      expectedNonce: client.randomNonce(),
      idTokenExpected: true,
    };
    return client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: expected.expectedState,
      nonce: expected.expectedNonce,
      ...parameters,
    }).href;
  },

  // Waits for the browser, and exchanges the code that it brings.
  async callback() {
    tokens = await client.authorizationCodeGrant(config, await arrival(), expected);
    return { tokens, claims: tokens.claims() };
  },

  async refresh() {
    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token);
    tokens = Object.assign(tokens, refreshed);
    return { tokens, claims: refreshed.claims() };
  },

  userinfo: () => client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub),

  clientCredentials: ({ parameters }) => client.clientCredentialsGrant(config, parameters),

  introspect: ({ token }) => client.tokenIntrospection(config, token),

  revoke: ({ token }) => client.tokenRevocation(config, token),

  endSession: () =>
    client.buildEndSessionUrl(config, {
      post_logout_redirect_uri: `${origin}/signed-out`,
      id_token_hint: tokens.id_token,
    }).href,
};

for await (const line of lines) {
  const { call, ...options } = JSON.parse(line);
  let answer;
  try {
    answer = { result: (await calls[call](options)) ?? null };
  } catch (failure) {
    answer = { error: failure.error ?? failure.code ?? failure.name, message: String(failure.cause ?? failure) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit(0);
