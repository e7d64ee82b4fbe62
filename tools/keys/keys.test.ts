import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { symmetricEncrypt } from 'better-auth/crypto';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeMasterKey, masterKeyOf, readMasterKeys, writeMasterKeys } from '#kernel/keys/master.ts';
import { createRings, installation } from '#kernel/keys/rings.ts';
import { placeOfSecret } from '#modules/accounts/index.ts';
import { checkKeys } from '#tools/doctor/checks.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { ensureMasterKeys } from './ensure.ts';

let database: TestDatabase;
let dataDir: string;
beforeEach(async () => {
  database = await testDatabase();
  dataDir = mkdtempSync(path.join(tmpdir(), 'linli-keys-'));
});
afterEach(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true });
});
const sessionSecret = 'a secret of tests that is long enough';
const ensure = () => ensureMasterKeys({ ownerUrl: database.ownerUrl, dataDir, sessionSecret });
const file = () => path.join(dataDir, 'master.key');

test('the first start makes a key that only its owner can read, the same for all who start at once', async () => {
  const made = await Promise.all([ensure(), ensure(), ensure()]);
  expect(new Set(made.map(([key]) => key?.fingerprint)).size).toBe(1);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(readFileSync(file(), 'utf8')).toContain(made[0]?.[0]?.key.toString('base64url'));
});

test('where data keys are there and the file is gone, no new key is made: the start is refused, and doctor says why', async () => {
  await createRings(database.db.pool, await ensure()).of(v7());
  rmSync(file());
  await expect(ensure()).rejects.toThrow('is missing');
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  expect(await checkKeys(client, [])).toMatchObject({
    state: 'fail',
    detail: expect.stringContaining('is missing'),
    advice: expect.stringContaining('master.key'),
  });
  await client.end();
});

test('secrets of second factors under the session secret are moved at the start', async () => {
  const id = v7();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query("insert into accounts (id, name, email) values ($1, '某人', 'someone@local')", [id]);
  await client.query('insert into second_factors (account_id, key, created_at) values ($1, $2, now())', [
    id,
    await symmetricEncrypt({ key: sessionSecret, data: 'GEZDGNBV' }),
  ]);
  const masters = await ensure();
  const { rows } = await client.query<{ key: null; sealed: Buffer }>('select key, sealed from second_factors');
  await client.end();
  expect(rows[0]?.key).toBeNull();
  const ring = await createRings(database.db.pool, masters).of(installation);
  expect(ring.open(placeOfSecret(id), rows[0]?.sealed as Buffer)).toBe('GEZDGNBV');
});

test('a key in the environment comes first, several in order; what is no key is refused', () => {
  const [one, two] = [makeMasterKey(), makeMasterKey()];
  writeMasterKeys(file(), [one], false);
  const text = [two, one].map(({ key }) => key.toString('base64url')).join(',');
  expect(readMasterKeys({ LINLI_MASTER_KEY: text }, dataDir)).toEqual([two, one]);
  expect(readMasterKeys({}, dataDir)).toEqual([one]);
  expect(() => masterKeyOf('short')).toThrow('43 characters');
  expect(() => readMasterKeys({ LINLI_MASTER_KEY_FILE: path.join(dataDir, 'none') }, dataDir)).toThrow('cannot be read');
});
