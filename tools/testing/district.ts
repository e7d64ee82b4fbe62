import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { v7 } from 'uuid';
import type { CaseState } from '#contract/cases/lifecycle.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Config } from '#kernel/config.ts';
import { type Access, systemAccess } from '#kernel/db.ts';
import { saveCategories, saveRules } from '#modules/cases/index.ts';
import { importAreas } from '#modules/territory/index.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { districtCategories } from './factories/case-config.ts';
import { type Client, clientOf } from './factories/client.ts';
import { type DistrictPeople, fillPeople, password, type Who } from './factories/people.ts';
import { type Running, startProcess } from './factories/process.ts';
import { districtAreas } from './factories/territory.ts';

export type { Answer, Client } from './factories/client.ts';
export { reportBody } from './factories/client.ts';
export type { Who } from './factories/people.ts';
export type { Running } from './factories/process.ts';
export { pointIn } from './factories/territory.ts';

/** How a case gets from the state before into each state: who takes which act. */
const ways: Record<CaseState, readonly [before: CaseState | null, who: Who, action: Parameters<Client['act']>[1]] | null> = {
  reported: null,
  verified: ['reported', 'clerk', 'verify'],
  filed: ['verified', 'clerk', 'file'],
  dispatched: ['filed', 'dispatcher', 'dispatch'],
  handling: ['dispatched', 'handler', 'accept'],
  answered: ['handling', 'handler', 'answer'],
  checked: ['answered', 'clerk', 'check'],
  called_back: ['checked', 'resident', 'call_back'],
  closed: ['called_back', 'dispatcher', 'close'],
  archived: ['closed', 'dispatcher', 'archive'],
  rejected: ['reported', 'clerk', 'reject'],
  withdrawn: ['reported', 'resident', 'withdraw'],
  shelved: ['handling', 'dispatcher', 'shelve'],
  waiting: ['handling', 'handler', 'wait'],
  merged: ['verified', 'clerk', 'merge'],
};

/** A small jurisdiction of its own with a whole server on it. */
export interface District extends DistrictPeople {
  readonly id: string;
  readonly code: string;
  readonly database: TestDatabase;
  readonly process: Running;
  /** The platform's own access to the jurisdiction. */
  readonly access: Access;
  /** A clock that stands until it is moved. It stands in the past, so that sessions, which begin by the real clock, do not expire. */
  readonly clock: { now(): Date; set(at: string | Date): void; advance(milliseconds: number): void };
  area(tail: string): { id: string; code: string; path: string };
  /** Another process on the same database. */
  another(over?: Partial<Config>): Promise<Running>;
  /** A client with a session made by the real sign-in, remembered per person and process. */
  as(who: Who, process?: Running): Promise<Client>;
  /** Somebody without a session. */
  nobody(process?: Running): Client;
  /** A device session without a person. */
  device(process?: Running): Promise<Client>;
  /** Takes an act that must succeed. */
  must(who: Who, caseId: string, action: Parameters<Client['act']>[1], fields?: Record<string, unknown>): Promise<void>;
  /** A case carried into a state by real acts. */
  caseIn(state: CaseState, report?: Parameters<Client['report']>[0]): Promise<string>;
  /** Runs SQL as the schema's owner: tampering and looking behind the curtain. */
  asOwner<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

let made = 0;

/** Builds a test district; on a database of its own unless given one. */
export const testDistrict = async (options: { database?: TestDatabase; config?: Partial<Config> } = {}): Promise<District> => {
  const database = options.database ?? (await testDatabase());
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-district-'));
  let at = new Date('2025-09-15T02:00:00.000Z'); // a Monday, 10:00 in Shanghai
  const clock = {
    now: () => new Date(at),
    set: (to: string | Date) => {
      at = new Date(to);
    },
    advance: (ms: number) => {
      at = new Date(at.getTime() + ms);
    },
  };
  const id = v7();
  const code = String(530_801 + made++);
  const access = systemAccess(id);
  await database.db.pool.query('insert into jurisdictions (id, code, name, root_path) values ($1, $2, $3, $4)', [
    id,
    code,
    '试验县',
    pathOfCode(code),
  ]);
  const by = { jurisdictionId: id, actorId: null, at: new Date(at.getTime() - 365 * 86_400_000) };
  const { ids, people } = await database.db.write(access, async (tx) => {
    const areaIds = await importAreas(tx, id, districtAreas(code));
    const filled = await fillPeople(tx, by, (tail) => ({ id: areaIds.get(code + tail) ?? '', path: pathOfCode(code + tail) }));
    await saveCategories(tx, by, districtCategories());
    await saveRules(tx, id, [
      { id: v7(), categoryCode: null, areaPath: pathOfCode(`${code}001001`), organisationId: filled.organisations.team },
      { id: v7(), categoryCode: '01', areaPath: pathOfCode(`${code}001`), organisationId: filled.organisations.office },
      { id: v7(), categoryCode: null, areaPath: pathOfCode(code), organisationId: filled.organisations.department },
    ]);
    return { ids: areaIds, people: filled };
  });
  const process = await startProcess(database.appUrl, dataDir, clock, options.config);
  const others: Running[] = [];
  const cookies = new Map<string, string>();
  const signIn = async (url: string, body: unknown): Promise<string> => {
    const answer = await clientOf(process, code, '', '').post(url, body);
    const cookie = [answer.headers['set-cookie'] ?? []]
      .flat()
      .map((c) => String(c).split(';')[0])
      .find((c) => c?.includes('session_token'));
    if (!cookie) throw new Error(`sign-in failed: ${answer.status} ${JSON.stringify(answer.body)}`);
    return cookie;
  };

  const self: District = {
    ...people,
    id,
    code,
    database,
    process,
    access,
    clock,
    area: (tail) => ({ id: ids.get(code + tail) ?? '', code: code + tail, path: pathOfCode(code + tail) }),
    another: async (over) => {
      const other = await startProcess(database.appUrl, dataDir, clock, { ...options.config, ...over });
      others.push(other);
      return other;
    },
    as: async (who, on = process) => {
      const cookie = cookies.get(who) ?? (await signIn('/api/session/password', { login: people.people[who].username, password }));
      cookies.set(who, cookie);
      return clientOf(on, code, cookie, people.organisations.team);
    },
    nobody: (on = process) => clientOf(on, code, '', people.organisations.team),
    device: async (on = process) => clientOf(on, code, await signIn('/api/session/anonymous', {}), people.organisations.team),
    must: async (who, caseId, action, fields) => {
      const answer = await (await self.as(who)).act(caseId, action, fields);
      if (answer.status !== 200) throw new Error(`${who} ${action}: ${answer.status} ${JSON.stringify(answer.body)}`);
    },
    caseIn: async (state, report) => {
      const way = ways[state];
      if (way === null) {
        const answer = await (await self.as('resident')).report(report);
        if (answer.status !== 201) throw new Error(`report: ${answer.status} ${JSON.stringify(answer.body)}`);
        return answer.body.caseId as string;
      }
      const [before, who, action] = way;
      const caseId = await self.caseIn(before ?? 'reported', report);
      await self.must(who, caseId, action, action === 'merge' ? { intoId: await self.caseIn('verified') } : {});
      return caseId;
    },
    asOwner: async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) => {
      const client = new pg.Client({ connectionString: database.ownerUrl });
      await client.connect();
      try {
        return (await client.query<R>(text, values)).rows;
      } finally {
        await client.end();
      }
    },
    close: async () => {
      for (const one of [...others, process]) await one.close();
      if (!options.database) await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return self;
};
