import type { Slot } from '#contract/rosters/api.ts';
import { execute } from '#kernel/db.ts';
import { addRosters, addSwap, type NewRoster } from '#modules/rosters/index.ts';
import type { DemoStep } from '../step.ts';

const dayLong = 86_400_000;
const hour = 3_600_000;
const dayIn = (at: Date, days: number): string => new Date(at.getTime() + 8 * hour + days * dayLong).toISOString().slice(0, 10);
const slot = (key: string, name: string, days: Slot['days'], hours: readonly [string, string], turn: string[]): Slot => ({
  key,
  name,
  days,
  on: [],
  from: hours[0],
  to: hours[1],
  people: 1,
  turn,
});

interface Post {
  accountId: string;
  username: string;
  areaId: string | null;
  organisationId: string | null;
}

/**
 * Rosters as a street keeps them: the street's own with somebody who leads, the community's nights and days off, an office round the clock.
 * One day ahead nobody has taken; a swap waits for the clerk, and a note for whoever takes over.
 */
const addDemoRosters: DemoStep = async (tx) => {
  const now = new Date();
  const { rows: posts } = await execute<Post>(
    tx,
    `select p.account_id as "accountId", a.username, p.area_id as "areaId", p.organisation_id as "organisationId"
     from posts p join accounts a on a.id = p.account_id where p.jurisdiction_id = :jurisdiction order by a.username`,
  );
  const postOf = (username: string): Post => {
    const post = posts.find((one) => one.username === username);
    if (!post) throw new Error(`the demo has nobody called ${username}`);
    return post;
  };
  const [clerk, worker, dispatcher, handler] = ['clerk', 'gridworker', 'dispatcher', 'handler'].map(postOf) as [Post, Post, Post, Post];
  const team = posts.filter((one) => one.organisationId === worker.organisationId).map(({ accountId }) => accountId);
  const street = posts.filter((one) => one.areaId === dispatcher.areaId).map(({ accountId }) => accountId);
  const { rows: own } = await execute<{ name: string }>(
    tx,
    'select name from organisations where jurisdiction_id = :jurisdiction and id = $1',
    [handler.organisationId],
  );
  const turns = [clerk.accountId, ...team];
  const span = { from: dayIn(now, -10), to: dayIn(now, 24) };
  const base = { ...span, organisationId: null, open: [] as string[], notes: [] as NewRoster['notes'] };
  const [, communityShifts = []] = await addRosters(tx, now, [
    {
      ...base,
      name: '大研街道带班值班表',
      areaId: dispatcher.areaId ?? '',
      confirms: true,
      telephone: '0888-5180110',
      slots: [slot('lead', '带班', 'all', ['08:30', '08:30'], street)],
    },
    {
      ...base,
      name: '七一社区值班表',
      areaId: clerk.areaId ?? '',
      confirms: false,
      telephone: '0888-5180120',
      slots: [
        slot('night', '夜间值守', 'all', ['17:30', '08:30'], turns),
        slot('day', '休息日白班', 'restdays', ['08:30', '17:30'], turns),
      ],
      open: [dayIn(now, 12)],
      notes: [
        {
          authorId: clerk.accountId,
          text: '三号楼二单元水管爆裂已关总阀，物业明早八点到场，请跟进并回访住户。',
          at: new Date(now.getTime() - 9 * hour),
        },
        {
          authorId: team[1] ?? clerk.accountId,
          text: '夜间巡查无异常；电动车棚两辆车已劝离消防通道。',
          at: new Date(now.getTime() - 33 * hour),
        },
      ],
    },
    {
      ...base,
      name: `${own[0]?.name ?? ''}值班表`,
      areaId: dispatcher.areaId ?? '',
      organisationId: handler.organisationId,
      confirms: false,
      telephone: null,
      slots: [slot('all', '全天值班', 'all', ['08:00', '08:00'], [handler.accountId])],
    },
  ]);
  const coming = communityShifts.filter(({ startsAt, slot: key }) => key === 'night' && startsAt.getTime() > now.getTime() + dayLong);
  const asked = coming.find(({ accountId }) => accountId === worker.accountId);
  const back = coming.find(({ accountId }) => accountId === clerk.accountId);
  if (asked && back) await addSwap(tx, '夜间值守', asked, back, '当晚孩子有家长会', now);
};
export default addDemoRosters;
