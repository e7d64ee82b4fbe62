import pg from 'pg';
import { v7 } from 'uuid';
import { createReport, reportBody } from '#contract/cases/api.ts';
import { readConfig } from '#kernel/config.ts';
import { openDatabase } from '#kernel/db.ts';
import { createKernel } from '#kernel/kernel.ts';
import { bodyHash } from '#kernel/mutations.ts';
import { accessSettings } from '#kernel/set-local.ts';
import { report } from '#modules/cases/commands/report.ts';
import { type Entry, linkHash, linkOf, reportDigest } from '#modules/cases/domain/chain.ts';
import { deadline } from '#modules/cases/domain/working-time.ts';
import { type IntakeRow, intakeAccess, intakeStatements } from '#modules/cases/store/intake.ts';
import { createModules } from '#server/app.ts';
import { LINLI_LIMITS } from '#tools/unhindered.ts';
import { makeBodies } from './messages.ts';
import type { World } from './world.ts';

/** What one part of taking in one report costs, in microseconds. */
export interface Part {
  readonly part: string;
  readonly microseconds: number;
}
export interface Profile {
  /** Parts inside the server's process, timed one by one. */
  readonly server: readonly Part[];
  /** Parts inside the database as EXPLAIN ANALYZE times them, per report of a batch. */
  readonly database: readonly Part[];
  /** Write-ahead log per report of a batch, bytes. */
  readonly walBytes: number;
  /** One transaction from sending to answer, commit included, by number of reports in it; milliseconds. */
  readonly statement: Readonly<Record<string, number>>;
}

const samples = 2_000;
const batchSize = 16;
/** Runs of a prepared statement before the database settles on its plan. */
const unsettled = 6;

/** Mean time of `act` over samples, after as many to warm up, in microseconds. */
const timed = async (act: (i: number) => unknown): Promise<number> => {
  for (let i = 0; i < samples; i += 1) await act(i);
  const from = performance.now();
  for (let i = 0; i < samples; i += 1) await act(i);
  return ((performance.now() - from) * 1000) / samples;
};

interface Node {
  'Relation Name'?: string;
  'Actual Total Time': number;
  'WAL Bytes'?: number;
}

/** Times of each table's insert over `batch`, from its plan; leaves the rows written. */
const explain = async (client: pg.Client, batch: readonly IntakeRow[]) => {
  const parts = new Map<string, number>();
  let [whole, wal] = [0, 0];
  const jurisdictionId = batch[0]?.jurisdictionId as string;
  await client.query('begin');
  for (const setting of accessSettings(intakeAccess(jurisdictionId))) await client.query(setting);
  for (const { text, values } of intakeStatements(batch)) {
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node; 'Execution Time': number }[] }>(
      `explain (analyze, wal, format json) ${text}`,
      [...values],
    );
    const found = rows[0]?.['QUERY PLAN'][0];
    if (!found) throw new Error('the database explained nothing');
    parts.set(`rows and indexes of ${found.Plan['Relation Name']}`, found.Plan['Actual Total Time']);
    whole += found['Execution Time'];
    wal += found.Plan['WAL Bytes'] ?? 0;
  }
  await client.query('commit');
  return { parts, whole, wal };
};

/** Looks into where the time of intake goes. Writes more reports into the world's database. */
export const profile = async (world: World): Promise<Profile> => {
  const { appUrl: databaseUrl, dataDir, sessionSecret } = world;
  const kernel = await createKernel(readConfig({ LINLI_LIMITS }, { databaseUrl, dataDir, sessionSecret }));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { cases, territory } = createModules(kernel);
    const request = { headers: { cookie: world.cookies[0] } };
    const viewer = await kernel.viewers.resolve(request as never);
    if (!viewer) throw new Error('the session does not stand');
    const [areas, config] = await Promise.all([territory.snapshot(viewer.jurisdictionId), cases.config(viewer.jurisdictionId)]);
    const texts = makeBodies(500).map((rest) => `{"id":"${v7()}",${rest}`);
    const bodies = texts.map((text) => reportBody.parse(JSON.parse(text)));
    const at = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
    const sender = { network: '127.0.0.1', site: null, device: null };
    const answer = await report(cases, viewer, { ...at(bodies, 0), id: v7() }, sender);

    // what the command hands to the database, caught on its way
    const caught: IntakeRow[] = [];
    const catching = { ...cases, intake: async (row: IntakeRow) => caught.push(row) > 0 };
    const fresh = async (count: number): Promise<IntakeRow[]> => {
      caught.length = 0;
      for (let i = 0; i < count; i += 1) await report(catching, viewer, { ...at(bodies, i), id: v7() }, sender);
      return caught.splice(0).sort((a, b) => (a.mutation.id < b.mutation.id ? -1 : 1));
    };

    const [row] = await fresh(1);
    if (!row) throw new Error('the report was not caught');
    const entry = {
      ...row.event,
      jurisdictionId: row.jurisdictionId,
      caseId: row.caseId,
      at: row.at,
      prevHash: row.prevHash,
      words: {},
      reason: null,
      actorId: row.mutation.accountId,
    } as unknown as Entry;
    const server: Part[] = [
      { part: 'JSON of request and answer', microseconds: await timed((i) => [JSON.parse(at(texts, i)), JSON.stringify(answer)]) },
      {
        part: 'contract: request and answer checked',
        microseconds: await timed((i) => [createReport.body?.parse(at(bodies, i)), createReport.response.parse(answer)]),
      },
      { part: 'session', microseconds: await timed(() => kernel.viewers.resolve(request as never)) },
      {
        part: 'locating',
        microseconds: await timed((i) => {
          const { point, text } = at(bodies, i);
          return point ? areas.locate(point) : areas.locateByText(text);
        }),
      },
      {
        part: 'category, handler rule, deadline',
        microseconds: await timed((i) => {
          const code = config.suggest(at(bodies, i).text)?.code ?? null;
          const limit = config.limits(code).verify;
          return [config.rule(code, row.areaPath), limit && deadline(row.at, limit)];
        }),
      },
      {
        part: 'hashes: request, report, event',
        microseconds: await timed((i) => {
          const { id, text, placeText } = at(bodies, i);
          const digest = reportDigest(row.report.salt, {
            id,
            reporterId: viewer.accountId,
            anonymous: false,
            text,
            placeText,
            lon: null,
            lat: null,
          });
          return [bodyHash(viewer.accountId, 'cases.report', at(bodies, i)), digest, linkHash(linkOf(entry))];
        }),
      },
      { part: 'ids', microseconds: await timed(() => [v7(), v7()]) },
      { part: 'row as parameters for the database', microseconds: await timed(() => intakeStatements([row])) },
    ];

    const sums = new Map<string, number>();
    let [whole, wal] = [0, 0];
    const rounds = 40;
    await explain(client, await fresh(batchSize));
    for (let n = 0; n < rounds; n += 1) {
      const plan = await explain(client, await fresh(batchSize));
      for (const [part, ms] of plan.parts) sums.set(part, (sums.get(part) ?? 0) + ms);
      whole += plan.whole;
      wal += plan.wal;
    }
    const each = (ms: number) => (ms * 1000) / rounds / batchSize;
    const database = [...sums].map(([part, ms]) => ({ part, microseconds: each(ms) }));
    const known = database.reduce((sum, { microseconds }) => sum + microseconds, 0);
    database.push({ part: 'the rest of the statements', microseconds: Math.max(0, each(whole) - known) });

    const statement: Record<string, number> = {};
    const db = openDatabase(databaseUrl, { max: 1 });
    try {
      for (const size of [1, batchSize]) {
        const batches: IntakeRow[][] = [];
        for (let n = 0; n < rounds + unsettled; n += 1) batches.push(await fresh(size));
        for (const batch of batches.splice(0, unsettled)) await db.statements(intakeAccess(row.jurisdictionId), intakeStatements(batch));
        const from = performance.now();
        for (const batch of batches) await db.statements(intakeAccess(row.jurisdictionId), intakeStatements(batch));
        statement[size] = (performance.now() - from) / rounds;
      }
    } finally {
      await db.close();
    }
    return { server, database, walBytes: wal / rounds / batchSize, statement };
  } finally {
    await client.end();
    await kernel.close();
  }
};

/** The profile in lines for people. */
export const profileLines = ({ server, database, walBytes, statement }: Profile): string[][] => {
  const us = (value: number) => `${value.toFixed(1)} µs`;
  return [
    ['', ''],
    ['one report, inside the server', ''],
    ...server.map(({ part, microseconds }) => [`  ${part}`, us(microseconds)]),
    ['  together', us(server.reduce((sum, { microseconds }) => sum + microseconds, 0))],
    [`one report, inside the database (batches of ${batchSize}, measured while measuring costs extra)`, ''],
    ...database.map(({ part, microseconds }) => [`  ${part}`, us(microseconds)]),
    ['  write-ahead log', `${walBytes.toFixed(0)} bytes`],
    ['one transaction, commit and round trip included', ''],
    ...Object.entries(statement).map(([size, ms]) => [`  with ${size} report${size === '1' ? '' : 's'}`, `${ms.toFixed(2)} ms`]),
  ];
};
