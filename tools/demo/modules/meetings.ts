import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute } from '#kernel/db.ts';
import { bringBodies, type PastBody, type PastMeeting } from '#modules/meetings/index.ts';
import { ownPerson, personFor } from '#modules/persons/index.ts';
import { between, seeded } from '../geometry/random.ts';
import { openPersonNames } from '../people/names.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const day = 86_400_000;
const hour = 3_600_000;
const topics = [
  ['楼道灯隔几层一个不亮', '物业当场登记，三日内换齐'],
  ['小区门口夜间停车堵塞', '保安加派一人疏导，划出禁停线'],
  ['健身器材松动', '当场安排紧固并挂牌'],
  ['电动车充电位不够', '先开放北区临时充电点'],
  ['广场舞音量扰民', '双方约定二十一时前结束、音量减半'],
  ['快递柜堵住消防通道', '快递柜移至门房一侧'],
  ['流浪犬进院', '联系城管收容，居民不再投喂'],
] as const;
const reports = ['物业上季度收支', '社区近期重点工作', '消防隐患排查情况', '志愿服务和邻里互助情况'];
const plannedAhead = ['老旧单元门更换方案', '小区绿地改停车位的意见', '下半年文化活动安排'];

/** A year of meetings: councils of four communities every month, joint meetings and a big party committee every quarter; the next ones are called. */
const addDemoMeetings: DemoStep = async (tx, { jurisdictionId, ring }) => {
  const random = seeded(20261130);
  const nameOf = openPersonNames(random);
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const communities = areas.filter(({ level, parentCode }) => level === 'community' && parentCode === street?.code);
  const show = communities.find(({ name }) => name.startsWith('七一社区')) ?? communities[0];
  if (!street || !show) throw new Error('the demo lacks the community whose people everybody tries first');
  const { rows: accounts } = await execute<{ id: string; username: string; name: string }>(
    tx,
    "select id, username, name from accounts where username in ('resident', 'clerk', 'supervisor')",
  );
  const { rows: units } = await execute<{ id: string; name: string; kind: string; areaCode: string }>(
    tx,
    `select id, name, kind, area_code as "areaCode" from organisations where jurisdiction_id = :jurisdiction and dissolved_on is null
       and kind in ('community', 'property_company', 'department', 'street_office', 'public_institution', 'big_party_committee') order by name limit 400`,
  );
  const account = (username: string) => accounts.find((one) => one.username === username);
  const clerk = account('clerk');
  const supervisor = account('supervisor');
  if (!clerk) throw new Error('the demo lacks its clerk');
  const stranger = async (role: PastBody['members'][number]['role'], unit: string | null): Promise<PastBody['members'][number]> => {
    const name = nameOf();
    const personId = await personFor(tx, jurisdictionId, ring, { name, phone: null, partyMember: false, phoneShared: false });
    return { personId, name, accountId: null, organisationId: unit, role };
  };
  const known = async (username: string, role: PastBody['members'][number]['role']): Promise<PastBody['members']> => {
    const found = account(username);
    if (!found) return [];
    const personId = await ownPerson(tx, jurisdictionId, ring, { accountId: found.id, anonymous: false }, { name: found.name });
    return [{ personId, name: found.name, accountId: found.id, organisationId: null, role }];
  };
  const today = Date.parse(`${shanghaiDay(new Date())}T00:00:00+08:00`);
  /** Fixed days: the 15th of each month, or of the first month of a quarter, from a year ago to the next one. */
  const fixedDays = (step: number, on: number): number[] => {
    const at = new Date(today + 8 * hour);
    return Array.from({ length: 16 }, (_, n) => Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 12 + n, on) - 8 * hour)
      .filter((one) => step === 1 || new Date(one + 8 * hour).getUTCMonth() % step === 0)
      .filter((one, _n, all) => one < today || one === all.find((later) => later >= today));
  };
  const meetingsOn = (
    days: readonly number[],
    [from, hours]: readonly [number, number],
    people: number,
    place: string,
    raisedAt: number | null,
  ): PastMeeting[] =>
    days.map((at, n) => {
      const startsAt = new Date(at + from * hour);
      const over = at < today;
      const present = people - 1 - (n % 3);
      const items: PastMeeting['items'][number][] = over
        ? [n, n + 3].map((k, place2): PastMeeting['items'][number] => {
            const [title, words] = topics[k % topics.length] as (typeof topics)[number];
            return {
              title,
              kind: 'topic',
              presenter: '',
              outcome: 'solved',
              words,
              said: place2 === 0 ? '这件事大家反映了几次，今天请物业说清楚' : null,
              hands: place2 === 0 ? [present - 1, 0, 1] : null,
            };
          })
        : plannedAhead
            .slice(0, 2)
            .map((title) => ({ title, kind: 'topic' as const, presenter: '', outcome: null, words: '', said: null, hands: null }));
      const report = {
        kind: 'report' as const,
        title: reports[n % reports.length] ?? '',
        presenter: '社区工作人员',
        outcome: over ? ('noted' as const) : null,
        words: '',
        said: null,
        hands: null,
      };
      return {
        ...{ startsAt, endsAt: new Date(+startsAt + hours * hour), place, items: [...items, report] },
        state: over ? 'closed' : 'convened',
        absent: Array.from({ length: 1 + (n % 3) }, (_, k) => people - 1 - k),
        chairedFrom:
          over && n === raisedAt && supervisor && street
            ? { path: street.path, reason: '停车秩序两次未解决，提请街道主持', chair: supervisor.name, by: supervisor.id }
            : null,
      };
    });
  const since = new Date(today - 400 * day);
  const bodies: PastBody[] = [];
  for (const [n, community] of [show, ...communities.filter((one) => one !== show)].slice(0, 4).entries()) {
    const lead = units.find(({ kind, areaCode }) => kind === 'community' && areaCode === community.code);
    const name = community.name.replace(/居委会$/, '');
    const members = [
      await stranger('chair', lead?.id ?? null),
      ...(n === 0 ? await known('clerk', 'secretary') : [await stranger('secretary', lead?.id ?? null)]),
      ...(n === 0 ? await known('resident', 'member') : []),
    ];
    while (members.length < 9 + n) members.push(await stranger('member', null));
    const place = `${name}党群服务中心`;
    bodies.push({
      ...{
        kind: 'council',
        name: `${name}红色议事厅`,
        areaPath: community.path,
        organisationId: lead?.id ?? null,
        organiser: lead?.name ?? name,
        place,
        since,
        members,
      },
      meetings: meetingsOn(fixedDays(1, 15), [19, 1.5], members.length, place, n === 0 ? 8 : null),
    });
  }
  const departments = units
    .filter(({ kind }) => kind === 'department' || kind === 'public_institution' || kind === 'property_company')
    .slice(0, 9);
  for (const [kind, name, area, on, hours] of [
    ['joint', '大研街道联席会议', street, 20, [14.5, 2]],
    ['party_committee', `${show.name.replace(/居委会$/, '')}“大党委”`, show, 10, [15, 1.5]],
  ] as const) {
    const members = [await stranger('chair', null), await stranger('secretary', null)];
    for (const { id } of departments.slice(0, between(random, 6, 9))) members.push(await stranger('member', id));
    const place = kind === 'joint' ? '街道二楼会议室' : '社区会议室';
    bodies.push({
      ...{ kind, name, areaPath: area.path, organisationId: null, organiser: area.name, place, since, members },
      meetings: meetingsOn(fixedDays(3, on), hours, members.length, place, null),
    });
  }
  await bringBodies(tx, ring, bodies, clerk.id, new Date());
};
export default addDemoMeetings;
