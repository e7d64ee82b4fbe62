import { createHmac, randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Question } from '#contract/votes/model.ts';
import { audit } from '#kernel/audit.ts';
import { readConfig } from '#kernel/config.ts';
import { systemAccess } from '#kernel/db.ts';
import { createKernel } from '#kernel/kernel.ts';
import { APP_ROLE, migrate } from '#kernel/migrate.ts';
import { openAccounts } from '#modules/accounts/index.ts';
import { importAreas } from '#modules/territory/index.ts';
import { createModules } from '#server/app.ts';
import { ensureMasterKeys } from '#tools/keys/ensure.ts';
import { startTemporaryPostgres } from '#tools/temporary.ts';

/** An owner who votes on the phone, with a session that was issued beforehand. */
export interface Voter {
  readonly key: string;
  readonly cookie: string;
}
export interface VotingWorld {
  readonly given: { readonly databaseUrl: string; readonly dataDir: string; readonly sessionSecret: string };
  readonly owner: pg.Client;
  readonly jurisdictionCode: string;
  readonly jurisdictionId: string;
  readonly voteId: string;
  readonly voters: readonly Voter[];
  close(): Promise<void>;
}

const rule = {
  measures: 'heads_area',
  secret: false,
  quorum: { of: 'due', n: 2, d: 3, strict: false },
  majority: { of: 'participating', n: 1, d: 2, strict: true },
  silence: 'none',
  change: false,
  tie: 'fails',
  source: '民法典第二百七十八条',
} as const;
/** What the assembly decides: an ordinary matter, a reserved one, and a committee. */
export const questions: Question[] = [
  { id: 'manager', title: '选聘物业服务企业', text: '', kind: 'motion', options: [], most: 0, rule, reserved: false },
  {
    id: 'fund',
    title: '筹集维修资金',
    text: '',
    kind: 'motion',
    options: [],
    most: 0,
    rule: { ...rule, majority: { of: 'participating', n: 3, d: 4, strict: false } },
    reserved: true,
  },
  {
    id: 'committee',
    title: '选举业主委员会委员',
    text: '',
    kind: 'choice',
    options: Array.from({ length: 7 }, (_, i) => ({ id: `c${i + 1}`, label: `候选人 ${i + 1}` })),
    most: 5,
    rule,
    reserved: false,
  },
];

const code = '530799';
const cookieOf = (token: string, secret: string): string =>
  `linli.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`;

/** An estate of so many owners on durable PostgreSQL, of whom as many as vote have an account; its assembly is open for an hour. */
export const createVotingWorld = async (owners: number, votes: number, log: (line: string) => void): Promise<VotingWorld> => {
  const ends: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const postgres = await startTemporaryPostgres({}, log);
    ends.push(() => postgres.stop());
    const appPassword = randomBytes(16).toString('hex');
    await migrate(postgres.url, { appPassword });
    const appUrl = new URL(postgres.url);
    Object.assign(appUrl, { username: APP_ROLE, password: appPassword });
    const given = { databaseUrl: appUrl.href, dataDir: postgres.dataDir, sessionSecret: randomBytes(32).toString('hex') };
    const masterKeys = await ensureMasterKeys({ ...given, ownerUrl: postgres.url });
    const owner = new pg.Client({ connectionString: postgres.url });
    await owner.connect();
    ends.push(() => owner.end());
    const jurisdictionId = v7();
    await owner.query('insert into jurisdictions (id, code, name, root_path) values ($1, $2, $3, $4)', [
      jurisdictionId,
      code,
      '测算县',
      pathOfCode(code),
    ]);
    const kernel = await createKernel(readConfig({}, { ...given, masterKeys, logLevel: 'error' }));
    ends.push(() => kernel.close());
    const modules = createModules(kernel);
    const by = { jurisdictionId, actorId: null, at: new Date() };
    const voters = Array.from({ length: votes }, (_, n) => {
      const token = randomBytes(24).toString('hex');
      // spread over the houses, as owners who wait until the last minute are
      return { id: v7(), n, token, key: keyOf(Math.floor((n * owners) / votes)), cookie: cookieOf(token, given.sessionSecret) };
    });
    const voteId = await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
      const areas = [code, `${code}001`, `${code}001001`].map((one, i) => ({
        code: one,
        name: ['测算县', '东河街道', '柳岸社区'][i] ?? '',
        shortName: ['测算县', '东河街道', '柳岸社区'][i] ?? '',
        kind: null,
        households: owners,
        residents: owners,
        center: null,
        boundary: square,
        names: [],
      }));
      const ids = await importAreas(tx, jurisdictionId, areas);
      const blank = { phone: null, passwordHash: null, staff: false, mustChangePassword: false };
      await openAccounts(
        tx,
        by,
        voters.map(({ id, n }) => ({ ...blank, id, name: `业主${n}`, username: `owner${n}` })),
      );
      const account = new Map(voters.map(({ key, id }) => [key, id]));
      return modules.votes.open(
        tx,
        { ...by, log: (action, subject, more = {}) => audit(tx, { ...by, action, subject, ...more }) },
        {
          subject: { type: 'poll', id: v7() },
          areaId: ids.get(`${code}001001`) ?? '',
          title: '业主大会',
          questions,
          roll: Array.from({ length: owners }, (_, i) => ({
            // 60 to 140 m²
            entry: { key: keyOf(i), heads: 1, area: 6_000 + ((i * 7_919) % 8_000), ways: ['phone' as const] },
            accountId: account.get(keyOf(i)) ?? null,
            personId: null,
          })),
          opensAt: new Date(by.at.getTime() - 60_000),
          closesAt: new Date(by.at.getTime() + 3_600_000),
        },
      );
    });
    await owner.query(
      `insert into account_sessions (id, account_id, token, expires_at)
       select gen_random_uuid(), a, t, now() + interval '8 hours' from unnest($1::uuid[], $2::text[]) as s (a, t)`,
      [voters.map(({ id }) => id), voters.map(({ token }) => token)],
    );
    await owner.query('vacuum analyze');
    log(`${owners} owners on the roll, ${votes} of them with a session`);
    return {
      given,
      owner,
      jurisdictionCode: code,
      jurisdictionId,
      voteId,
      voters: voters.map(({ key, cookie }) => ({ key, cookie })),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

const keyOf = (n: number): string => `${Math.floor(n / 200) + 1}-${(Math.floor(n / 50) % 4) + 1}-${String((n % 50) + 1).padStart(3, '0')}`;
const square = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [100.2, 26.86],
      [100.21, 26.86],
      [100.21, 26.9],
      [100.2, 26.9],
      [100.2, 26.86],
    ] as [number, number][],
  ],
};
