import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#kernel/db.ts';
import { verifyChains } from '#modules/cases/index.ts';
import { openInstallation } from '#tools/installation.ts';
import { createProgram, type Program } from './program.ts';

/*
 * Nothing is lost: the real program takes reports while server and database are killed at random moments. Whatever was acknowledged is
 * there afterwards exactly once; whatever was not is sent again under its id and then is there exactly once as well.
 */
const seed = Number(process.env['LINLI_FAULT_SEED'] ?? 4_711);
const kills = ['database', 'server', 'both', 'database', 'server', 'both'] as const;
const senders = 6;

/** A small generator of random numbers, so that a run can be repeated by its seed. */
const random = ((state: number) => () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
})(seed);

let program: Program;
beforeAll(async () => {
  program = await createProgram();
  await program.start();
});
afterAll(() => program?.stop());

interface Report {
  id: string;
  text: string;
}
const ask = async (
  method: 'GET' | 'POST',
  url: string,
  body?: unknown,
  cookie = '',
): Promise<{ status: number; body: Record<string, unknown>; cookie: string }> => {
  const response = await fetch(program.url + url, {
    method,
    headers: { 'content-type': 'application/json', 'x-linli': '1', cookie },
    signal: AbortSignal.timeout(30_000),
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    cookie: response.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; '),
  };
};

test(`reports survive the death of server and database (seed ${seed})`, async () => {
  const accounts = (await ask('GET', '/api/welcome')).body['demoAccounts'] as { role: string; username: string; password: string }[];
  const resident = accounts.find((a) => a.role === 'resident');
  const { cookie } = await ask('POST', '/api/session/password', { login: resident?.username, password: resident?.password });

  const acknowledged = new Map<string, string>();
  const unsure: Report[] = [];
  let sent = 0;
  let running = true;
  let alive = Promise.resolve();
  const waiting = new Set<() => void>();
  const send = async (report: Report): Promise<boolean> => {
    const body = {
      ...report,
      point: null,
      placeText: '大研街道七一社区',
      areaCode: null,
      categoryCode: null,
      photoIds: [],
      anonymous: false,
      occurredAt: null,
    };
    const answer = await ask('POST', '/api/reports', body, cookie).catch(() => null);
    if (answer?.status !== 201) {
      // away or going away is the only excuse
      if (answer && answer.status !== 503) throw new Error(`refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
      return false;
    }
    const before = acknowledged.get(report.id);
    if (before !== undefined) expect(answer.body['caseId']).toBe(before);
    acknowledged.set(report.id, answer.body['caseId'] as string);
    for (const look of waiting) look();
    return true;
  };
  const sender = async (): Promise<void> => {
    while (running) {
      const report = { id: v7(), text: `第${++sent}件：楼下路灯不亮，晚上很黑` };
      if (await send(report)) continue;
      unsure.push(report);
      await alive;
    }
  };
  /** Resolves when so many more have been acknowledged: kills happen at moments of the work, not of the clock. */
  const acknowledgements = (more: number): Promise<void> =>
    new Promise((resolve) => {
      const goal = acknowledged.size + more;
      const look = () => {
        if (acknowledged.size < goal) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
    });

  const work = Promise.all([...Array(senders)].map(sender));
  // a sender that gives up ends the wait at once
  const whileWorking = (wait: Promise<void>) => Promise.race([wait, work.then(() => undefined)]);
  for (const kill of kills) {
    await whileWorking(acknowledgements(20 + Math.floor(random() * 150)));
    let back = () => {};
    alive = new Promise((resolve) => {
      back = resolve;
    });
    if (kill !== 'server') expect(program.killDatabase()).toBe(true);
    if (kill !== 'database') {
      await program.killServer();
      await program.start();
    }
    await program.healthy();
    back();
  }
  await whileWorking(acknowledgements(20));
  running = false;
  await work;
  expect(unsure.length).toBeGreaterThan(0);

  const certain = new Map(acknowledged);
  for (const report of unsure) expect(await send(report)).toBe(true);
  // what had been acknowledged before still gets the same answer
  for (const [id] of [...certain].slice(0, 5)) {
    const repeat = await ask(
      'POST',
      '/api/reports',
      {
        id,
        text: '同一编号，另一内容',
        point: null,
        placeText: '大研街道七一社区',
        areaCode: null,
        categoryCode: null,
        photoIds: [],
        anonymous: false,
        occurredAt: null,
      },
      cookie,
    );
    expect([repeat.status, (repeat.body['error'] as { code: string }).code]).toEqual([409, 'request.id_reused']);
  }
  expect(acknowledged.size).toBe(sent);

  const installation = await openInstallation({ dataDir: program.dataDir, log: () => undefined, skipMigrations: true });
  const owner = new pg.Client({ connectionString: installation.ownerUrl });
  await owner.connect();
  const db = openDatabase(installation.appUrl, { max: 2 });
  try {
    const { rows } = await owner.query<{ id: string; case_id: string; number: string; jurisdiction_id: string }>(
      `select r.id, r.case_id, c.number, r.jurisdiction_id from reports r join cases c on c.jurisdiction_id = r.jurisdiction_id and c.id = r.case_id
       join accounts a on a.id = r.reporter_id where a.username = $1 and r.text like '第%件：楼下路灯不亮，晚上很黑'`,
      [resident?.username],
    );
    expect(rows).toHaveLength(sent);
    expect(new Map(rows.map((r) => [r.id, r.case_id]))).toEqual(acknowledged);
    expect(new Set(rows.map((r) => r.case_id)).size).toBe(sent);
    expect(new Set(rows.map((r) => r.number)).size).toBe(sent);
    const { broken, cases } = await verifyChains(db, rows[0]?.jurisdiction_id ?? '');
    expect(broken).toEqual([]);
    expect(cases).toBeGreaterThanOrEqual(sent);
  } finally {
    await db.close();
    await owner.end();
    await installation.close();
  }
}, 240_000);
