import { readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownedDatabase } from '#tools/testing/database.ts';
import { distribute, planDistribution, scriptOf } from './plan.ts';

let owned: Awaited<ReturnType<typeof ownedDatabase>>;
let owner: pg.Client;
beforeAll(async () => {
  owned = await ownedDatabase();
  owner = owned.owner;
});
afterAll(() => owned?.close());

test('the plan is the one that is written down, in its order; tables that came since stand between', async () => {
  const golden = readFileSync(path.resolve(import.meta.dirname, 'plan.golden.sql'), 'utf8')
    .trimEnd()
    .split('\n');
  const plan = scriptOf(await planDistribution(owner)).split('\n');
  const since = plan.filter((line) => !golden.includes(line));
  expect(plan.filter((line) => golden.includes(line))).toEqual(golden);
  for (const line of since)
    expect(line).toMatch(/^select create_distributed_table\('\w+', 'jurisdiction_id', colocate_with => 'cases'\);$/);
});

test('tables of later migrations appear by themselves, each behind those it refers to', async () => {
  await owner.query('begin');
  try {
    await owner.query(`create table a_reply (jurisdiction_id uuid, id uuid, letter uuid, primary key (jurisdiction_id, id));
      create table letters (jurisdiction_id uuid, id uuid, account_id uuid references accounts, primary key (jurisdiction_id, id));
      alter table a_reply add foreign key (jurisdiction_id, letter) references letters; create table countries (code text primary key)`);
    const lines = scriptOf(await planDistribution(owner)).split('\n');
    const at = (name: string) => lines.indexOf(`select create_distributed_table('${name}', 'jurisdiction_id', colocate_with => 'cases');`);
    expect(at('letters')).toBeGreaterThan(0);
    expect(at('a_reply')).toBeGreaterThan(at('letters'));
    expect(lines.at(-1)).toMatch(/^-- stay with the coordinator: .*\bcountries\b/);
  } finally {
    await owner.query('rollback');
  }
});

test('a server without the extension is told so, and nothing is changed', async () => {
  const said: string[] = [];
  expect(await distribute(owner, await planDistribution(owner), (line) => said.push(line))).toContain('does not have the extension citus');
  expect(said).toEqual([]);
});
