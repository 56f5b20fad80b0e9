// A certified OpenID provider with people of a made-up company. Over /test it can be made to misbehave.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { SignJWT, UnsecuredJWT, decodeJwt, exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

const { issuer, certificate, key, accounts, client } = JSON.parse(process.env.PROVIDER);
const cookieKeys = ['a secret of the tests'];
let fault = null;
let down = false;
let spent;
let signing;
let callback;

async function newKey() {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const kid = `key-${Date.now()}`;
  signing = { kid, privateKey: pair.privateKey };
  const provider = new Provider(issuer, {
    clients: [client],
    cookies: { keys: cookieKeys },
    jwks: { keys: [{ ...await exportJWK(pair.privateKey), kid, alg: 'RS256', use: 'sig' }] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username', 'roles'] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_, id) => accounts[id] && { accountId: id, claims: () => ({ sub: id, ...accounts[id] }) },
  });
  provider.use(async (context, next) => {
    await next();
    if (context.path === '/token' && context.body?.id_token && fault) context.body.id_token = await forge(context.body.id_token);
  });
  callback = provider.callback();
}

async function forge(token) {
  const claims = decodeJwt(token);
  const sign = changed => new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: 'RS256', kid: signing.kid, typ: 'JWT' }).sign(signing.privateKey);
  switch (fault) {
    case 'tampered': {
      const [head, , signature] = token.split('.');
      return [head, Buffer.from(JSON.stringify({ ...claims, sub: 'hilda' })).toString('base64url'), signature].join('.');
    }
    case 'unsigned': return new UnsecuredJWT(claims).encode();
    case 'expired': return sign({ iat: claims.iat - 7200, nbf: claims.iat - 7200, exp: claims.iat - 3600 });
    case 'audience': return sign({ aud: 'another-portal' });
    case 'issuer': return sign({ iss: 'https://elsewhere.example' });
    case 'nonce': return sign({ nonce: 'that of another sign-in' });
    default: return token;
  }
}

await newKey();
createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, async (request, response) => {
  const url = new URL(request.url, issuer);
  if (url.pathname === '/test') {
    if (url.searchParams.has('fault')) fault = url.searchParams.get('fault') || null;
    if (url.searchParams.has('down')) down = url.searchParams.get('down') === 'yes';
    if (url.searchParams.has('rollover')) await newKey();
    return response.end('ok');
  }
  if (down || (fault === 'token endpoint down' && url.pathname === '/token')) {
    response.statusCode = 503;
    return response.end('<html>Bad gateway</html>');
  }
  // A code that somebody saw in an address, put into a sign-in of their own.
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const code = name.toLowerCase() === 'location' && /[?&]code=([^&]+)/.exec(value)?.[1];
    if (code && fault === 'spent code') value = value.replace(code, spent);
    else if (code) spent = code;
    return set(name, value);
  };
  return callback(request, response);
}).listen(new URL(issuer).port, () => console.log('listening'));
