import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { insertPersons, ownPerson } from '#modules/persons/index.ts';
import { bringHours, type PastHours } from '#modules/volunteers/index.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
const names =
  '和玉兰 木文光 杨桂芝 李正华 和国栋 赵秀英 王建平 张丽仙 和四妹 段海生 木春燕 李灿华 杨学文 和润生 赵丽琼 王金凤 张国荣 段美兰 和志强 木秀清 李阿香 杨双全'.split(
    ' ',
  );
const skills = ['elder_care', 'medical', 'repair', 'teaching', 'cleaning', 'order', 'arts', 'legal'];
const services = ['陪诊取药', '上门理发', '电器检修', '四点半课堂', '反诈宣传入户', '护河巡查', '独居老人送餐', '法律咨询'];
const times = [['weekends'], ['evenings', 'weekends'], ['weekdays']];

/**
 * Volunteers of a street and its teams: months of hours, some still posted, some to certify, an error somebody reports, five services that one account certified
 * within two minutes, a spot check that is published and one under way.
 */
const addDemoVolunteers: DemoStep = async (tx, { jurisdictionId, ring }) => {
  const now = Date.now();
  const day = (back: number): string => shanghaiDay(new Date(now - back * dayLong));
  const street = demoAreas().find(({ name }) => name === '大研街道');
  const communities = demoAreas().filter(({ level, parentCode }) => level === 'community' && parentCode === street?.code);
  const show = communities.find(({ name }) => name.startsWith('七一社区')) ?? communities[0];
  const { rows: accounts } = await execute<{ id: string; username: string; name: string }>(
    tx,
    "select id, username, name from accounts where username in ('resident', 'gridworker', 'clerk', 'supervisor')",
  );
  const account = (username: string): string => accounts.find((one) => one.username === username)?.id ?? '';
  if (!street || !show) throw new Error('the demo lacks the community whose people everybody tries first');
  const { rows: teams } = await execute<{ id: string; areaCode: string }>(
    tx,
    `select id, area_code as "areaCode" from organisations where jurisdiction_id = :jurisdiction and kind = 'volunteer_team' and area_path <@ $1::ltree order by id`,
    [street.path],
  );
  const fresh = names.map((name, n) => ({ id: v7(), name, phone: `1397600${String(4_100 + n)}`, partyMember: n % 4 === 0 }));
  await insertPersons(tx, jurisdictionId, ring, fresh);
  const tied: { id: string; name: string }[] = [];
  for (const { id: accountId, username, name } of accounts)
    if (username === 'resident' || username === 'gridworker')
      tied.push({ id: await ownPerson(tx, jurisdictionId, ring, { accountId, anonymous: false }, { name }), name });
  const people = [...tied, ...fresh].map((one, n) => {
    const area = n < 14 ? show : (communities[n % communities.length] ?? show);
    return { ...one, n, area, team: teams.find(({ areaCode }) => areaCode === area.code)?.id ?? null };
  });
  await execute(
    tx,
    `insert into volunteers (jurisdiction_id, person_id, area_path, skills, times, since, insured_until, registered_by)
     select :jurisdiction, r.id, r.path, string_to_array(r.skills, ','), string_to_array(r.times, ','), r.since, r.insured, $7
     from unnest($1::uuid[], $2::ltree[], $3::text[], $4::text[], $5::date[], $6::date[]) as r(id, path, skills, times, since, insured) returning person_id`,
    [
      people.map(({ id }) => id),
      people.map(({ area }) => area.path),
      people.map(({ n }) => [skills[n % skills.length], skills[(n * 3 + 1) % skills.length]].join(',')),
      people.map(({ n }) => (times[n % times.length] ?? []).join(',')),
      people.map(({ n }) => day(400 - n * 9)),
      people.map(({ n }) => (n % 3 === 0 ? day(-200) : null)),
      account('clerk'),
    ],
  );
  const members = people.filter(({ team }) => team !== null);
  await execute(
    tx,
    `insert into volunteer_team_members (jurisdiction_id, id, organisation_id, person_id, state, leader, asked_at, since)
     select :jurisdiction, r.id, r.team, r.person, r.state, r.leader, r.at, case when r.state = 'member' then r.at::date end
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::boolean[], $6::timestamptz[]) as r(id, team, person, state, leader, at) returning id`,
    [
      members.map(() => v7()),
      members.map(({ team }) => team),
      members.map(({ id }) => id),
      members.map(({ n }) => (n % 9 === 7 ? 'applied' : 'member')),
      members.map(({ n }) => n % 9 === 1),
      members.map(({ n }) => new Date(now - (200 - n * 5) * dayLong)),
    ],
  );
  // one service a day and person at most, on days without an activity: no time stands twice
  const told: PastHours[] = people.flatMap(({ id, n, area, team }) =>
    Array.from({ length: 3 + (n % 5) }, (_, i): PastHours => {
      const back = 2 + i * 13 + (n % 6);
      const from = new Date(`${day(back)}T${String(14 + (n % 3)).padStart(2, '0')}:00:00+08:00`);
      const minutes = 60 + 30 * ((n + i) % 4);
      return {
        ...{
          id: v7(),
          personId: id,
          what: 'volunteers.service',
          subjectId: null,
          kind: null,
          title: services[(n + i) % services.length] ?? '',
        },
        ...{
          day: day(back),
          from,
          until: new Date(+from + minutes * 60_000),
          minutes,
          voluntary: true,
          areaPath: area.path,
          organisationId: team,
        },
        ...{ recordedBy: account('gridworker'), certifiedBy: account('clerk'), certifiedAt: new Date(+from + dayLong) },
      };
    }),
  );
  const burst = told
    .filter(({ day: on, areaPath }) => on <= day(14) && areaPath === show.path)
    .slice(0, 5)
    .map(({ id }) => id);
  const hurried = { recordedBy: account('clerk'), certifiedAt: new Date(now - 3_600_000) };
  const hours = told.map((one) => (burst.includes(one.id) ? { ...one, ...hurried } : one));
  await bringHours(tx, hours);
  const of = (test: (one: PastHours, n: number) => boolean): string[] => hours.filter(test).map(({ id }) => id);
  const recent = of(({ day: on }) => on > day(6));
  await execute(
    tx,
    `update volunteer_hours set state = 'recorded', certified_by = null, certified_at = null, enters_on = null where jurisdiction_id = :jurisdiction and id = any($1)`,
    [recent.slice(0, 4)],
  );
  await execute(tx, `update volunteer_hours set state = 'held', burst_id = $2 where jurisdiction_id = :jurisdiction and id = any($1)`, [
    burst,
    v7(),
  ]);
  await execute(
    tx,
    `update volunteer_hours set contested = '当天四点就结束了，多记了一小时', contested_by = $2, contested_at = $3 where jurisdiction_id = :jurisdiction and id = $1`,
    [recent[4] ?? hours[0]?.id, account('resident'), new Date(now - dayLong)],
  );
  const held = new Set([...burst, ...recent]);
  for (const [n, published] of [true, false].entries()) {
    const id = idOf(now - (n === 0 ? 40 : 2) * dayLong);
    const at = new Date(now - (n === 0 ? 40 : 2) * dayLong);
    await execute(
      tx,
      `insert into volunteer_checks (jurisdiction_id, id, area_path, from_day, until_day, drawn_by, drawn_at, published_at)
       values (:jurisdiction, $1, $2::ltree, $3::date, $4::date, $5, $6, $7)`,
      [id, street.path, day(120), day(n === 0 ? 45 : 5), account('supervisor'), at, published ? at : null],
    );
    const drawn = of((one, i) => i % 9 === n && !held.has(one.id)).slice(0, 8);
    await execute(
      tx,
      `insert into volunteer_checked_hours (jurisdiction_id, check_id, hours_id, outcome, words, by_id, at)
       select :jurisdiction, $1, r.id, r.outcome, r.words, $5, case when r.outcome is not null then $6::timestamptz end
       from unnest($2::uuid[], $3::text[], $4::text[]) as r(id, outcome, words) returning hours_id`,
      [
        id,
        drawn,
        drawn.map((_, i) => (i === 3 && published ? 'wrong' : published || i < 2 ? 'right' : null)),
        drawn.map((_, i) => (i === 3 && published ? '本人记得是一小时，已更正' : null)),
        account('supervisor'),
        at,
      ],
    );
  }
};
export default addDemoVolunteers;
