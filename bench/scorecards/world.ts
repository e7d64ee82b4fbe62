import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';
import type { Card, Indicator, Scoring } from '#contract/scorecards/card.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { openDatabase, systemAccess } from '#kernel/db.ts';
import { APP_ROLE, migrate } from '#kernel/migrate.ts';
import { startTemporaryPostgres } from '#tools/temporary.ts';

export interface ScoringWorld {
  readonly owner: pg.Client;
  readonly appUrl: string;
  readonly jurisdictionId: string;
  /** Codes of the communities. */
  readonly keys: readonly string[];
  close(): Promise<void>;
}

const code = '530799';
/** Ten classes of matters, four rates each, by four ways of scoring. */
const categories = Array.from({ length: 10 }, (_, i) => String(i + 1).padStart(2, '0'));
export const rates = ['on_time', 'answered', 'solved', 'satisfied'] as const;
const scorings: readonly Scoring[] = [
  { kind: 'share' },
  { kind: 'reach', target: 95, each: 0.05, floor: 0.5 },
  { kind: 'place', floor: 0 },
  { kind: 'span', floor: 0 },
];
const indicator = (category: string, n: number): Indicator => ({
  code: `${rates[n]}_${category}`,
  name: { zh: `${rates[n]} ${category}`, en: null },
  unit: 'percent',
  better: 'more',
  source: { kind: 'measure', measure: `ratings.${rates[n]}`, category },
  full: 2.5,
  scoring: scorings[n] as Scoring,
  outside: false,
  least: 0,
  small: 'apart',
  pull: 0,
  exempt: 'spread',
  none: 'spread',
  zones: {},
});
/** Forty indicators of 2.5 points. */
export const card: Card = {
  title: { zh: '测算', en: null },
  subjects: 'community',
  period: 'month',
  full: 100,
  digits: 2,
  indicators: categories.flatMap((category) => rates.map((_, n) => indicator(category, n))),
  zones: [],
  bands: [],
  vetoes: [],
  red: null,
  yellow: null,
  ranked: 0,
  appealDays: 5,
  answerDays: 10,
  source: '测算',
};

/** A district of so many communities whose cases were called back over the year 2025, on durable PostgreSQL. */
export const createScoringWorld = async (subjects: number, cases: number, log: (line: string) => void): Promise<ScoringWorld> => {
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
    const keys = Array.from(
      { length: subjects },
      (_, i) => `${code}${String(Math.floor(i / 50) + 1).padStart(3, '0')}${String((i % 50) + 1).padStart(3, '0')}`,
    );
    // figures alone are read: no case stands behind a call-back here
    await owner.query("set session_replication_role = 'replica'");
    await owner.query(
      `insert into call_backs (jurisdiction_id, id, case_id, round, area_code, category_code, sampled, asked_at, until, result, way, answered, solved,
         satisfied, ended_at, latest, excluded, on_time)
       select $1, gen_random_uuid(), gen_random_uuid(), 1, ($2::text[])[1 + floor(power(random(), 2) * $3)::int] || '001',
         lpad((1 + floor(random() * 10))::text, 2, '0') || '01', false, t.at, t.at + interval '3 days', 'rated', 'staff', random() < 0.95, random() < 0.85,
         random() < 0.9, t.at + interval '1 day', true, random() < 0.02, random() < 0.93
       from (select timestamptz '2025-01-01 00:00+08' + random() * interval '365 days' as at from generate_series(1, $4)) t`,
      [jurisdictionId, keys, subjects, cases],
    );
    await owner.query("set session_replication_role = 'origin'");
    await owner.query('vacuum analyze call_backs');
    log(`${cases} call-backs of ${subjects} communities`);
    return { owner, appUrl: appUrl.href, jurisdictionId, keys, close };
  } catch (error) {
    await close();
    throw error;
  }
};

export const databaseOf = ({ appUrl, jurisdictionId }: ScoringWorld) => ({
  db: openDatabase(appUrl),
  access: systemAccess(jurisdictionId),
});
