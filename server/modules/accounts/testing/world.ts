import Fastify, { type FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import type { Role } from '#contract/accounts/roles.ts';
import { readConfig } from '#kernel/config.ts';
import { systemAccess } from '#kernel/db.ts';
import { installErrors, installViewers } from '#kernel/http.ts';
import { createKernel, type Kernel } from '#kernel/kernel.ts';
import { parseLimits } from '#kernel/limiter.ts';
import { createCoverage } from '#modules/coverage/index.ts';
import { createDemands } from '#modules/demands/demands.ts';
import { createDocuments } from '#modules/documents/documents.ts';
import { createMap } from '#modules/map/index.ts';
import { addOrganisations, createOrganisations, type Organisations, organisationRoutes } from '#modules/organisations/index.ts';
import { createPersons, personRoutes } from '#modules/persons/index.ts';
import { createPlaces } from '#modules/places/index.ts';
import { platformRoutes } from '#modules/platform/routes.ts';
import { createTerritory, importAreas } from '#modules/territory/index.ts';
import type { TestDatabase } from '#tools/testing/database.ts';
import { testKeys } from '#tools/testing/keys.ts';
import { type Accounts, createAccounts } from '../accounts.ts';
import { hashOf } from '../auth.ts';
import { grantPosts, openAccounts } from '../commands/open-accounts.ts';
import { accountRoutes } from '../routes.ts';

export const password = 'an uncommon phrase 7';
const hash = hashOf(password);

/** One server process: kernel, module and routes without a port, with a clock that can be moved. */
export interface Process {
  readonly kernel: Kernel;
  readonly accounts: Accounts;
  readonly organisations: Organisations;
  readonly app: FastifyInstance;
  /** Milliseconds by which this process's clock is ahead. */
  ahead: number;
  close(): Promise<void>;
}

export const startProcess = async (
  database: TestDatabase,
  options: Parameters<typeof createAccounts>[3] & { publicUrl?: string; limits?: string } = {},
): Promise<Process> => {
  const config = readConfig(
    {},
    {
      databaseUrl: database.appUrl,
      dataDir: '/nonexistent',
      sessionSecret: 'a secret of tests that is long enough',
      masterKeys: testKeys,
      databaseConnections: 10,
    },
  );
  const self = { ahead: 0 };
  const kernel = await createKernel(
    { ...config, publicUrls: options.publicUrl ? [options.publicUrl] : [], limits: parseLimits(options.limits ?? '') },
    { now: () => new Date(Date.now() + self.ahead) },
  );
  const territory = createTerritory(kernel);
  const map = createMap(kernel, territory);
  const coverage = createCoverage(kernel, territory, createPlaces(kernel, territory, map));
  const persons = createPersons(kernel, territory);
  const organisations = createOrganisations(
    kernel,
    territory,
    map,
    coverage,
    persons,
    createDemands(kernel, territory),
    createDocuments(kernel),
  );
  const accounts = createAccounts(kernel, territory, organisations, options);
  const app = Fastify({ logger: false });
  installViewers(app, kernel.viewers, () => true);
  installErrors(app, kernel.log);
  accountRoutes(app, kernel, accounts);
  personRoutes(app, persons);
  organisationRoutes(app, organisations);
  platformRoutes(app, kernel);
  kernel.relay.start();
  return Object.assign(self, {
    kernel,
    accounts,
    organisations,
    app,
    close: async () => {
      await app.close();
      await kernel.close();
    },
  });
};

/** A jurisdiction of its own for a test, with one street, two communities and a grid in each. */
export interface Place {
  readonly id: string;
  readonly code: string;
  /** Ids of areas by the digits after the jurisdiction's own: '' county, '001' street, '001001' community, '001001001' grid. */
  area(tail: string): string;
  path(tail: string): string;
}

let places = 0;
export const makePlace = async (database: TestDatabase, options: { demo?: boolean } = {}): Promise<Place> => {
  const id = v7();
  const code = String(530_700 + ++places);
  await database.db.pool.query('insert into jurisdictions (id, code, name, root_path, demo) values ($1, $2, $3, $4, $5)', [
    id,
    code,
    `区${code}`,
    `53.07.${code.slice(4)}`,
    options.demo ?? false,
  ]);
  const tails = ['', '001', '001001', '001002', '001001001', '001002001'];
  const names = ['县', '东街道', '一社区', '二社区', '第一网格', '第二网格'];
  const ids = await database.db.write(systemAccess(id), (tx) =>
    importAreas(
      tx,
      id,
      tails.map((tail, i) => ({
        code: code + tail,
        name: names[i] ?? '',
        shortName: names[i] ?? '',
        kind: null,
        households: null,
        residents: null,
        center: null,
        boundary: null,
        names: [],
      })),
    ),
  );
  const widths = [3, 6, 9];
  return {
    id,
    code,
    area: (tail) => ids.get(code + tail) ?? '',
    path: (tail) => ['53', '07', code.slice(4), ...widths.filter((w) => w <= tail.length).map((w) => tail.slice(w - 3, w))].join('.'),
  };
};

/** An account with any posts. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly phone: string;
}

let persons = 0;
export const makePerson = async (
  database: TestDatabase,
  place: Place,
  posts: readonly { role: Role; area?: string; organisation?: string }[] = [],
  options: { mustChangePassword?: boolean } = {},
): Promise<Person> => {
  const id = v7();
  const n = ++persons;
  const person = { id, username: `person${n}`, phone: `137${String(n).padStart(8, '0')}` };
  const by = { jurisdictionId: place.id, actorId: null, at: new Date(Date.now() - 1000) };
  const passwordHash = await hash;
  await database.db.write(systemAccess(place.id), async (tx) => {
    await openAccounts(tx, by, [
      { ...person, name: `张三${n}`, passwordHash, staff: false, mustChangePassword: options.mustChangePassword ?? false },
    ]);
    if (posts.length === 0) return;
    await grantPosts(
      tx,
      by,
      posts.map((p) => ({
        id: v7(),
        accountId: id,
        role: p.role,
        areaId: p.area === undefined ? null : place.area(p.area),
        areaPath: p.area === undefined ? null : place.path(p.area),
        organisationId: p.organisation ?? null,
        validTo: null,
      })),
    );
  });
  return person;
};

export const makeOrganisation = async (database: TestDatabase, place: Place, name: string, area: string): Promise<string> => {
  const id = v7();
  await database.db.write(systemAccess(place.id), (tx) =>
    addOrganisations(tx, { jurisdictionId: place.id, actorId: null, at: new Date() }, [
      { id, kind: 'department', name, areaId: place.area(area), areaPath: place.path(area), parentId: null },
    ]),
  );
  return id;
};

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
  cookie: string;
  setCookie: string[];
  headers: Record<string, unknown>;
}

/** Sends a request to a place, as somebody or nobody. */
export const send = async (
  process: Process,
  place: Place,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  options: { cookie?: string; body?: unknown; address?: string; agent?: string } = {},
): Promise<Answer> => {
  const answer = await process.app.inject({
    method,
    url,
    remoteAddress: options.address ?? '10.0.0.1',
    headers: {
      'x-jurisdiction': place.code,
      'x-linli': '1',
      ...(options.cookie ? { cookie: options.cookie } : {}),
      ...(options.agent ? { 'user-agent': options.agent } : {}),
    },
    ...(options.body === undefined ? {} : { payload: options.body as object }),
  });
  const setCookie = [answer.headers['set-cookie'] ?? []].flat();
  const cookie = setCookie.map((c) => c.split(';')[0] ?? '').find((c) => c.includes('session_token')) ?? '';
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json(), cookie, setCookie, headers: answer.headers };
};

export const signIn = (process: Process, place: Place, login: string, words = password, address?: string): Promise<Answer> =>
  send(process, place, 'POST', '/api/session/password', { body: { login, password: words }, ...(address ? { address } : {}) });

/** Cookie of a fresh session. */
export const cookieOf = async (process: Process, place: Place, person: Person): Promise<string> =>
  (await signIn(process, place, person.username)).cookie;
