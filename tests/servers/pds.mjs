// SPDX-License-Identifier: MIT
// pds.mjs DIR PORT PORT: a PDS at the first port, with a directory of identities at the second, that keeps its data in DIR.
// Modules come from $PDS_MODULES; with $PDS_UNLIMITED anybody may log in as often as they like. Prints what pds.sh passes on.
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';

const require = createRequire(process.env.PDS_MODULES + '/');
const { PDS, envToCfg, envToSecrets } = require('@atproto/pds');
const plc = require('@did-plc/server');

const [folder, port, plcPort] = process.argv.slice(2);
const secret = () => randomBytes(32).toString('hex');
const environment = {
  devMode: true,
  version: require('@atproto/pds/package.json').version,
  port: Number(port),
  hostname: 'localhost',
  serviceDid: 'did:web:localhost',
  serviceHandleDomains: ['.test'],
  didPlcUrl: `http://localhost:${plcPort}`,
  dataDirectory: folder,
  blobstoreDiskLocation: `${folder}/blobs`,
  adminPassword: secret(),
  jwtSecret: secret(),
  dpopSecret: secret(),
  plcRotationKeyK256PrivateKeyHex: secret(),
  crawlers: [],
  inviteRequired: false,
  disableSsrfProtection: true,
  rateLimitsEnabled: !process.env.PDS_UNLIMITED,
};

async function call(name, body, token) {
  // No connection is left open, so that tests can wait for the server to come to rest.
  const headers = { 'Content-Type': 'application/json', Connection: 'close', ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await fetch(`http://localhost:${port}/xrpc/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  return answer.json();
}

await plc.PlcServer.create({ db: plc.Database.mock(), port: Number(plcPort) }).start();
await (await PDS.create(envToCfg(environment), envToSecrets(environment))).start();
const alice = await call('com.atproto.server.createAccount', {
  handle: 'alice.test', email: 'alice@mail.example', password: secret(),
});
const { password } = await call('com.atproto.server.createAppPassword', { name: 'twinform' }, alice.accessJwt);
console.log(`base http://localhost:${port}\ndid ${alice.did}\npassword ${password}\nready`);
