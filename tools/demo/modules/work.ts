import { execute } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import type { DemoStep } from '../step.ts';

const hour = 3_600_000;

/** What each has behind them, newest last: imports that went through, one that could not be read, bulk work stopped half way. */
const past = [
  { username: 'clerk', kind: 'persons.import', title: '七一社区居民.xlsx', state: 'done', done: 214, total: 214, hours: 30, error: null },
  { username: 'clerk', kind: 'cases.act_on_many', title: '', state: 'cancelled', done: 60, total: 200, hours: 26, error: null },
  {
    username: 'clerk',
    kind: 'places.import',
    title: '便民点位.et',
    state: 'failed',
    done: 0,
    total: null,
    hours: 7,
    error: 'request.sheet_unreadable',
  },
  { username: 'clerk', kind: 'places.import', title: '便民点位.xlsx', state: 'done', done: 38, total: 38, hours: 6, error: null },
  {
    username: 'supervisor',
    kind: 'organisations.import',
    title: '大研街道党组织.xlsx',
    state: 'done',
    done: 126,
    total: 126,
    hours: 20,
    error: null,
  },
] as const;

/** Background tasks as staff have them behind them. */
const addWork: DemoStep = async (tx, { jurisdictionId }) => {
  const { rows } = await execute<{ id: string; username: string }>(tx, 'select id, username from accounts where username = any($1)', [
    [...new Set(past.map(({ username }) => username))],
  ]);
  const ids = new Map(rows.map(({ id, username }) => [username, id]));
  for (const one of past) {
    const at = new Date(Date.now() - one.hours * hour);
    await execute(
      tx,
      `insert into long_work (jurisdiction_id, id, account_id, kind, title, input, language, posts, state, done, total, attempts, handed_over, error,
         created_at, ended_at)
       values ($1, $2, $3, $4, $5, '{}', 'zh-CN', '[]', $6, $7, $8, 1, true, $9, $10, $11)`,
      [
        jurisdictionId,
        idOf(at),
        ids.get(one.username),
        one.kind,
        one.title,
        one.state,
        one.done,
        one.total,
        one.error && JSON.stringify({ code: one.error, data: {} }),
        at,
        new Date(at.getTime() + 90_000),
      ],
    );
  }
};

export default addWork;
