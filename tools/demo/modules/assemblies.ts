import { v4, v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { makeBundle } from '#contract/votes/bundle.ts';
import { count } from '#contract/votes/count.ts';
import type { Marks, Question } from '#contract/votes/model.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { sha256 } from '#kernel/hash.ts';
import { addPastAssembly, addPastEstate, type PastEstate } from '#modules/assemblies/index.ts';
import { findByPhones } from '#modules/persons/index.ts';
import { between, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
const surnames = '和木杨李张王赵陈刘周吴郑孙马';
const given = ['丽华', '志强', '秀英', '国庆', '玉兰', '建军', '晓燕', '文斌', '桂芳', '永平', '雪梅', '立新'];
/** The title by which the demo's resident proves to be an owner: its last six signs. */
const title = '云（2020）古城区不动产权第0001234号';

interface DemoVote {
  readonly subjectId: string;
  readonly areaPath: string;
  readonly title: string;
  readonly questions: readonly Question[];
  readonly roll: readonly {
    readonly key: string;
    readonly heads: number;
    readonly area: number;
    readonly label: string;
    readonly served: boolean;
  }[];
  readonly ballots: ReadonlyMap<string, Marks>;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly closedAt: Date | null;
  readonly by: string;
}
/** Writes a vote with the ballots that are in; counted where it is closed. */
const addVote = async (tx: Tx, v: DemoVote) => {
  const id = v7();
  const roll = v.roll.map(({ key, heads, area, served }) => ({ key, heads, area, served, present: false, took: v.ballots.has(key) }));
  const ballots = roll.flatMap(({ key, heads, area }) => {
    const marks = v.ballots.get(key);
    return marks ? [{ key, heads, area, marks, receipt: null }] : [];
  });
  const outcome = v.closedAt === null ? null : count(v.questions, roll, ballots);
  const facts = {
    id,
    title: v.title,
    areaCode: v.areaPath.replaceAll('.', ''),
    secret: false,
    opensAt: v.opensAt.toISOString(),
    closesAt: v.closesAt.toISOString(),
  };
  const sum =
    outcome === null || v.closedAt === null
      ? null
      : makeBundle({ vote: { ...facts, closedAt: v.closedAt.toISOString() }, questions: v.questions, roll, ballots, outcome }, (text) =>
          sha256(text).toString('hex'),
        ).sha256;
  await execute(
    tx,
    `insert into votes (jurisdiction_id, id, subject_type, subject_id, area_path, title, questions, secret, change, opens_at, closes_at, state, published, proxies_most,
       entries, told_open_at, closed_at, closed_by, outcome, bundle_sha256, created_at, created_by)
     values (:jurisdiction, $1::uuid, 'assembly', $2::uuid, $3::ltree, $4, $5::jsonb, false, true, $6, $7, $8, false, 3, $9, $6, $10, $11::uuid, $12::jsonb, $13, $6, $14::uuid)
     returning id`,
    [
      id,
      v.subjectId,
      v.areaPath,
      v.title,
      JSON.stringify(v.questions),
      v.opensAt,
      v.closesAt,
      outcome ? 'closed' : 'open',
      roll.length,
      v.closedAt,
      v.closedAt === null ? null : v.by,
      outcome && JSON.stringify(outcome),
      sum,
      v.by,
    ],
  );
  await execute(
    tx,
    `insert into vote_roll (jurisdiction_id, vote_id, key, heads, area, ways, label, served_at, served_way)
     select :jurisdiction, $1::uuid, r.key, r.heads, r.area, '{phone,paper,proxy}', r.label, case when r.served then $2::timestamptz end, case when r.served then 'app' end
     from unnest($3::text[], $4::int[], $5::bigint[], $6::text[], $7::boolean[]) as r (key, heads, area, label, served) returning key`,
    [
      id,
      v.opensAt,
      v.roll.map((r) => r.key),
      v.roll.map((r) => r.heads),
      v.roll.map((r) => r.area),
      v.roll.map((r) => r.label),
      v.roll.map((r) => r.served),
    ],
  );
  const at = new Date(v.opensAt.getTime() + dayLong / 2);
  await execute(
    tx,
    `insert into vote_turnout (jurisdiction_id, vote_id, key, way, at) select :jurisdiction, $1::uuid, k, 'paper', $2 from unnest($3::text[]) k returning key`,
    [id, at, ballots.map(({ key }) => key)],
  );
  await execute(
    tx,
    `insert into vote_ballots (jurisdiction_id, vote_id, id, secret, key, heads, area, marks, way, day)
     select :jurisdiction, $1::uuid, r.id, false, r.key, r.heads, r.area, r.marks, 'paper', $2::date
     from unnest($3::uuid[], $4::text[], $5::int[], $6::bigint[], $7::jsonb[]) as r (id, key, heads, area, marks) returning id`,
    [
      id,
      shanghaiDay(at),
      ballots.map(() => v4()),
      ballots.map(({ key }) => key),
      ballots.map(({ heads }) => heads),
      ballots.map(({ area }) => area),
      ballots.map(({ marks }) => JSON.stringify(marks)),
    ],
  );
  return { id, outcome, sum };
};

/** An estate with a running vote and one that is over, and one whose register has entries to be looked at. */
const addDemoAssemblies: DemoStep = async (tx, { jurisdictionId, ring }) => {
  const random = seeded(278);
  const now = new Date();
  const midnight = (back: number): Date => new Date(`${shanghaiDay(new Date(now.getTime() - back * dayLong))}T00:00:00+08:00`);
  const day = (back: number): string => shanghaiDay(midnight(back));
  const areas = demoAreas();
  const community = areas.find(({ name }) => name === '七一社区居委会') ?? areas.find(({ level }) => level === 'community');
  const grids = areas.filter(({ parentCode }) => parentCode === community?.code);
  const [grid, other] = [grids[0] ?? community, grids[1] ?? community];
  const { rows: accounts } = await execute<{ id: string; username: string; name: string; phone: string | null }>(
    tx,
    "select a.id, a.username, a.name, a.phone from accounts a where a.username in ('resident', 'clerk')",
  );
  const clerk = accounts.find(({ username }) => username === 'clerk');
  const resident = accounts.find(({ username }) => username === 'resident');
  if (!clerk || !resident?.phone || !grid || !other) throw new Error('the demo lacks its clerk, resident or grids');
  const by = { jurisdictionId, actorId: clerk.id, at: now };
  const known = (await findByPhones(tx, ring, [resident.phone])).find(({ name }) => name === resident.name);
  const name = (n: number): string => `${surnames[n % surnames.length]}${given[(n * 5 + Math.floor(n / 12)) % given.length]}`;
  const phone = (n: number): string => `1550000${String(n).padStart(4, '0')}`;
  const owners: PastEstate['owners'][number][] = [
    { kind: 'person', name: resident.name, phone: resident.phone, personId: known?.id ?? null },
    { kind: 'organisation', name: '古城区供销合作社', phone: null },
    ...Array.from({ length: 46 }, (_, n) => ({ kind: 'person' as const, name: name(n), phone: phone(n) })),
  ];
  const rooms = ['101', '102', '201', '202', '301', '302', '401', '402'];
  const flats: PastEstate['units'][number][] = ['1', '2', '3'].flatMap((building, b) =>
    ['1', '2'].flatMap((unit, u) =>
      rooms.map((room, r) => {
        const n = b * 16 + u * 8 + r;
        // the last two of the third building are not sold; two couples own together; the cooperative has three
        const unsold = n >= 46;
        const own = n === 0 ? [0] : n >= 8 && n < 11 ? [1] : n === 20 || n === 33 ? [n, n + 1] : [n];
        return {
          building,
          unit,
          room,
          use: 'flat' as const,
          state: unsold ? ('unsold' as const) : ('sold' as const),
          area: between(random, 7_800, 12_600),
          owners: unsold ? [] : own.map((one) => Math.min(one, owners.length - 1)),
          ...(n === 0 && { title }),
        };
      }),
    ),
  );
  const parkings = Array.from({ length: 8 }, (_, n) => ({
    building: '地下车库',
    unit: '',
    room: `A-${String(n + 1).padStart(3, '0')}`,
    use: 'parking' as const,
    state: 'sold' as const,
    area: 1_250,
    owners: [n + 2],
  }));
  const { estateId, roll } = await addPastEstate(tx, by, ring, {
    name: '雪松雅居',
    areaPath: grid.path,
    developer: '丽江宏远置业有限公司',
    owners,
    units: [...flats, ...parkings],
    doubts: [],
    since: day(900),
  });
  const collector = { id: clerk.id, name: clerk.name };
  const hold = async (a: {
    title: string;
    items: Parameters<typeof addPastAssembly>[2]['items'];
    opens: number;
    closes: number;
    noticed: number;
    ballots: number;
    no: number;
    served: number;
  }) => {
    const [opensAt, closesAt] = [midnight(a.opens), midnight(a.closes)];
    const closed = a.closes <= 0 ? null : new Date(closesAt.getTime() + 36_000_000);
    const past = await addPastAssembly(tx, by, {
      estateId,
      areaPath: grid.path,
      title: a.title,
      items: a.items,
      opensAt,
      closesAt,
      noticedOn: day(a.noticed),
      roll,
      served: a.served,
      failed: Math.min(3, roll.length - a.served),
      servedAt: midnight(a.noticed - 2),
      collector,
    });
    const marks = (yes: boolean): Marks => Object.fromEntries(past.questions.map(({ id }, i) => [id, yes || i > 0 ? 'yes' : 'no']));
    // the resident has not voted yet where the vote still runs
    const from = closed === null ? 1 : 0;
    const vote = await addVote(tx, {
      subjectId: past.id,
      areaPath: grid.path,
      title: a.title,
      questions: past.questions,
      roll: roll.map(({ heads, area, label }, i) => ({ key: past.keys[i] ?? '', heads, area, label, served: i < a.served })),
      ballots: new Map(past.keys.slice(from, from + a.ballots).map((key, i) => [key, marks(i >= a.no)])),
      opensAt,
      closesAt,
      closedAt: closed,
      by: clerk.id,
    });
    await past.write({
      voteId: vote.id,
      ...(closed !== null && {
        state: 'announced',
        outcome: vote.outcome,
        voteSha256: vote.sum,
        closedAt: closed,
        resultOn: shanghaiDay(new Date(closed.getTime() + dayLong)),
        objectionsUntil: shanghaiDay(new Date(closed.getTime() + 16 * dayLong)),
        announcedOn: shanghaiDay(new Date(closed.getTime() + 17 * dayLong)),
      }),
    });
  };
  await hold({
    title: '使用维修资金更换二次供水水泵',
    items: [{ matter: 'use_fund', title: '使用维修资金 86,400 元更换水泵', text: '三家报价，选用金沙机电，质保五年。' }],
    opens: 62,
    closes: 50,
    noticed: 80,
    ballots: 38,
    no: 5,
    served: roll.length,
  });
  await hold({
    title: '选聘物业服务企业和利用共有部分',
    items: [
      { matter: 'manager', title: '续聘金安物业，期限三年', text: '物业费每平方米每月 1.2 元不变，增加夜间巡逻。' },
      { matter: 'common_parts', title: '在北门空地设电动车充电棚', text: '收益归全体业主，每半年公布一次。' },
    ],
    opens: 2,
    closes: -10,
    noticed: 18,
    ballots: 21,
    no: 4,
    served: roll.length - 5,
  });
  await addPastEstate(tx, by, ring, {
    name: '玉河苑',
    areaPath: other.path,
    developer: '丽江玉河房地产开发有限公司',
    owners: [
      { kind: 'person', name: '和 丽华', phone: null },
      { kind: 'person', name: '和丽华', phone: null },
      { kind: 'person', name: '木志强', phone: phone(901) },
      { kind: 'person', name: '杨秀英', phone: phone(902) },
    ],
    units: rooms
      .slice(0, 4)
      .map((room, n) => ({ building: '5', unit: '1', room, use: 'flat', state: 'sold', area: 9_000 + n * 150, owners: [n] })),
    doubts: [[0, 1]],
    since: day(400),
  });
};
export default addDemoAssemblies;
