// A real mail server for the tests. Its settings are the first argument and, line by line, standard input; it tells on standard output what
// happens to it. An address says what becomes of its mail and how often: "refused-1-x@mail.example" once, "refused-0-x@…" always.
import fs from 'node:fs';
import readline from 'node:readline';
import { SMTPServer } from 'smtp-server';
import sasl from 'smtp-server/lib/sasl.js';

const settings = JSON.parse(process.argv[2]);
const say = (...words) => process.stdout.write(words.join(' ') + '\n');
const seen = new Map();

function does(what, address) {
  const [word, times] = address.split('@')[0].split('-');
  if (word !== what) return false;
  const n = (seen.get(address) ?? 0) + 1;
  seen.set(address, n);
  return times === '0' || n <= Number(times);
}

// The library has no OAUTHBEARER: it says the same as XOAUTH2 in other words.
sasl.SASL_OAUTHBEARER = function (args, callback) {
  const said = Buffer.from(args[0], 'base64').toString();
  const user = /^n,a=([^,]*),/.exec(said)[1], token = /auth=(Bearer [^\x01]*)/.exec(said)[1];
  sasl.XOAUTH2_token.call(this, false, Buffer.from(`user=${user}\x01auth=${token}\x01\x01`).toString('base64'), callback);
};

const server = new SMTPServer({
  secure: settings.mode === 'tls',
  hideSTARTTLS: settings.mode !== 'starttls',
  key: settings.key && fs.readFileSync(settings.key),
  cert: settings.cert && fs.readFileSync(settings.cert),
  authMethods: settings.methods ?? ['PLAIN', 'LOGIN', 'XOAUTH2'],
  authOptional: !settings.auth,
  hideSMTPUTF8: true,
  allowInsecureAuth: true,
  disableReverseLookup: true,
  closeTimeout: 100,
  onConnect(session, done) {
    say('connected');
    setTimeout(done, settings.greetAfter ?? 0);
  },
  onAuth(auth, session, done) {
    const right = auth.method === 'XOAUTH2' ? settings.tokens?.includes(auth.accessToken) : auth.username === settings.user && auth.password === settings.password;
    say('auth', auth.method, right ? 'right' : 'wrong');
    if (right) done(null, { user: auth.username });
    else if (auth.method === 'XOAUTH2') done(null, { data: { status: '401', scope: 'mail' } });
    else done(new Error('No such user or password'));
  },
  onMailFrom(from, session, done) {
    done(settings.refuseSender ? answer(550, `5.7.60 ${from.address} may not send`) : null);
  },
  onRcptTo({ address }, session, done) {
    if (does('refused', address)) done(answer(550, `5.1.1 <${address}> is nobody here`));
    else if (does('later', address)) done(answer(451, `4.7.1 <${address}> come back later`));
    else if (does('closing', address)) done(answer(421, '4.3.2 closing'));
    else if (does('droprcpt', address)) drop(session);
    else done();
  },
  onData(stream, session, done) {
    const to = session.envelope.rcptTo.map(r => r.address);
    const is = what => to.some(a => does(what, a));
    if (is('dropdata')) return void stream.once('data', () => drop(session));
    let text = '';
    stream.on('data', part => { text += part.toString('latin1'); });
    stream.on('end', () => {
      if (is('spam')) return done(answer(554, `5.7.1 not to <${to[0]}>`));
      const id = /^Message-Id: <([^>]*)>/im.exec(text)[1];
      if (settings.keep) fs.writeFileSync(`${settings.keep}/${id}.eml`, text, 'latin1');
      say('mail', id, to.join(','));
      if (is('dropafter')) drop(session);
      else setTimeout(done, is('slow') ? 3000 : settings.answerAfter ?? 0);
    });
  },
});

function answer(responseCode, message) {
  return Object.assign(new Error(message), { responseCode });
}

function drop(session) {
  for (const connection of server.connections) if (connection.session.id === session.id) connection._socket.destroy();
}

server.on('error', () => {});
server.listen(settings.port ?? 0, '127.0.0.1', () => say('listening', server.server.address().port));
readline.createInterface({ input: process.stdin }).on('line', line => {
  Object.assign(settings, JSON.parse(line));
  say('set');
}).on('close', () => process.exit());
