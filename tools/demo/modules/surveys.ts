import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Answers, FormSchema } from '#contract/kernel/form/schema.ts';
import { execute } from '#kernel/db.ts';
import { insertPersons, tiedPerson } from '#modules/persons/index.ts';
import { addPastRenovation, addPastSurveyOf, askForm } from '#modules/renovations/index.ts';
import { addPastSurvey } from '#modules/surveys/index.ts';
import { between, type Random, seeded } from '#tools/demo/geometry/random.ts';
import { openPersonNames } from '#tools/demo/people/names.ts';
import type { DemoStep } from '#tools/demo/step.ts';
import { demoAreas } from '#tools/demo/territory.ts';

const dayLong = 86_400_000;
/** The community whose register of households has been begun. */
const begun = '530702002003';
const label = (zh: string, en: string) => ({ zh, en });

/** What the community asks all its households while somebody looks at the demo. */
const estateForm: FormSchema = {
  type: 'object',
  properties: {
    property: {
      type: 'string',
      enum: ['good', 'fair', 'bad'],
      words: {
        title: label('您对小区物业服务是否满意？', 'Are you satisfied with the property company?'),
        options: { good: label('满意', 'Yes'), fair: label('一般', 'So so'), bad: label('不满意', 'No') },
      },
    },
    needs: {
      type: 'array',
      items: { type: 'string', enum: ['parking', 'canteen', 'charging', 'playground', 'elders'] },
      uniqueItems: true,
      words: {
        title: label('小区最缺什么？（可多选）', 'What does the estate lack most? (several possible)'),
        options: {
          parking: label('停车位', 'Parking'),
          canteen: label('社区食堂', 'A canteen'),
          charging: label('电动车充电', 'Charging'),
          playground: label('儿童活动场地', 'A playground'),
          elders: label('老人活动室', 'A room for elders'),
        },
      },
    },
    wait: {
      type: 'integer',
      minimum: 0,
      maximum: 60,
      words: { title: label('报修后一般几天上门？', 'How many days until somebody comes to mend?') },
    },
    more: { type: 'string', format: 'long-text', words: { title: label('其他建议', 'Other suggestions') } },
  },
  order: ['property', 'needs', 'wait', 'more'],
  required: ['property'],
};
/** How many households miss what. */
const lacking = [
  ['parking', 0.6],
  ['canteen', 0.35],
  ['charging', 0.45],
  ['playground', 0.2],
  ['elders', 0.3],
] as const;
const suggestions = [
  '晚上车辆乱停，消防通道经常被堵',
  '希望食堂早点开，老人做饭不方便',
  '单元门禁坏了两个月没人修',
  '多装几个充电桩，别再飞线充电',
  '绿化带里垃圾要及时清',
  '希望周末也能办事',
];
const wishes = ['外墙保温早点做', '楼顶漏水先修', '加装电梯一楼住户要给补偿', '改管线时提前通知停水', '路灯太暗，老人晚上不敢出门'];
const oneOf = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** What households answered to either: about three of five, most on the phone. @param days from how many days back until how many @param waiting the first so many have not yet, the resident among them */
const answering =
  (random: Random, [from, until]: readonly [from: number, until: number], waiting: number, answersOf: () => Answers) =>
  (n: number) => {
    if (n < waiting || random() > 0.62) return null;
    return {
      answers: answersOf(),
      way: random() < 0.78 ? ('phone' as const) : ('paper' as const),
      at: new Date(Date.now() - between(random, until, from) * dayLong),
    };
  };

/**
 * A running survey of a community with hundreds of answers; an estate whose works go on, chosen after its households were asked; another whose households are
 * asked now. The resident lives in the second.
 */
const addSurveys: DemoStep = async (tx, { jurisdictionId, areaIds, ring }) => {
  const random = seeded(20261201);
  const now = new Date();
  const day = (back: number): string => shanghaiDay(new Date(now.getTime() - back * dayLong));
  const areas = demoAreas();
  const community = areas.find(({ code }) => code === begun);
  const [first, second] = areas.filter(({ code, kind }) => code.startsWith(begun) && kind === 'estate');
  const { rows } = await execute<{ id: string; username: string; name: string }>(
    tx,
    "select a.id, a.username, a.name from accounts a where a.username in ('clerk', 'resident')",
  );
  const account = (username: string) => rows.find((one) => one.username === username);
  const [clerk, resident] = [account('clerk'), account('resident')];
  if (!community || !first || !second || !clerk || !resident) throw new Error('the demo lacks its estates, clerk or resident');
  const by = { jurisdictionId, actorId: clerk.id, at: now };
  const known = await tiedPerson(tx, resident.id);
  const person = known ?? v7();
  if (known === null)
    await insertPersons(tx, jurisdictionId, ring, [
      { id: person, name: resident.name, phone: null, partyMember: false, accountId: resident.id },
    ]);
  await execute(
    tx,
    `insert into household_members (jurisdiction_id, id, household_id, person_id, relation, since)
     select :jurisdiction, $1, h.id, $2, 'head', $4::date from households h
     where h.jurisdiction_id = :jurisdiction and h.area_code = $3 and h.use = 'dwelling' and h.occupancy = 'owner' order by h.place limit 1`,
    [v7(), person, second.code, day(400)],
  );

  await addPastSurvey(tx, by, {
    title: '小区服务需求调查',
    purpose: '了解各小区居民最需要的服务，用于安排明年的服务项目。',
    areaPath: community.path,
    askedAreas: [begun],
    form: estateForm,
    asked: 'households',
    anonymous: false,
    sampleSize: null,
    controlPercent: 10,
    closesOn: day(-9),
    basis: null,
    openedAt: new Date(now.getTime() - 12 * dayLong),
    closedAt: null,
    answer: answering(random, [11, 0], 0, () => ({
      property: oneOf(random, ['good', 'good', 'fair', 'fair', 'bad']),
      needs: lacking.flatMap(([need, share]) => (random() < share ? [need] : [])),
      wait: between(random, 0, 9),
      ...(random() < 0.12 && { more: oneOf(random, suggestions) }),
    })),
  });

  const asking = (title: string, estate: typeof first, subjectId: string, openedBack: number, closesBack: number) =>
    addPastSurvey(tx, by, {
      title: `${title}：改造意愿`,
      purpose: '了解您家对改造的意愿和需求，用于制定改造菜单。',
      areaPath: estate.path,
      askedAreas: [estate.code],
      form: askForm(null),
      asked: 'households',
      anonymous: false,
      sampleSize: null,
      controlPercent: 10,
      closesOn: day(closesBack),
      basis: null,
      subject: { type: 'renovation', id: subjectId },
      openedAt: new Date(now.getTime() - openedBack * dayLong),
      closedAt: closesBack > 0 ? new Date(now.getTime() - closesBack * dayLong) : null,
      answer: answering(random, [openedBack, Math.max(0, closesBack)], closesBack < 0 ? 12 : 0, () => ({
        willing: oneOf(random, ['yes', 'yes', 'yes', 'yes', 'unsure', 'no']),
        needs: ['pipes', 'roof', 'lift', 'parking', 'road'].filter(() => random() < 0.45),
        pays: oneOf(random, ['none', 'low', 'low', 'more']),
        ...(random() < 0.15 && { more: oneOf(random, wishes) }),
      })),
    });
  const place = ({ code, path }: typeof first) => ({ id: areaIds.get(code) ?? '', path, code });
  const name = openPersonNames(random);
  const supervisors = Array.from({ length: 3 }, () => ({ id: v7(), name: name(), phone: null, partyMember: random() < 0.5 }));
  await insertPersons(tx, jurisdictionId, ring, supervisors);
  const works = await addPastRenovation(tx, {
    title: `${first.shortName}改造`,
    area: place(first),
    stage: 'works',
    startedAt: new Date(now.getTime() - 150 * dayLong),
    options: [
      {
        kind: 'common',
        title: '屋面防水和外墙保温',
        words: '全部楼栋屋面重做防水，外墙加保温层',
        costFen: 286_000_000,
        subsidyFen: 257_400_000,
        chosen: true,
      },
      {
        kind: 'common',
        title: '给排水管网改造',
        words: '更换锈蚀的立管和室外管网',
        costFen: 164_500_000,
        subsidyFen: 164_500_000,
        chosen: true,
      },
      {
        kind: 'common',
        title: '电动车充电棚',
        words: '新建三处充电棚，带喷淋和监测',
        costFen: 21_800_000,
        subsidyFen: 15_000_000,
        chosen: true,
      },
      { kind: 'common', title: '地面景观水池', words: '意愿调查支持的人少，没有选定', costFen: 38_000_000, subsidyFen: 0, chosen: false },
      {
        kind: 'lift',
        title: '加装电梯',
        words: '一层不分摊，二层按一半分摊',
        costFen: 52_000_000,
        subsidyFen: 25_000_000,
        chosen: true,
        floorWeights: [
          { floor: 1, weight: 0 },
          { floor: 2, weight: 50 },
        ],
      },
    ],
    worksFrom: day(38),
    milestones: [
      { title: '进场和围挡', dueOn: day(35), doneOn: day(36) },
      { title: '管网开挖更换', dueOn: day(12), doneOn: day(10) },
      { title: '屋面防水', dueOn: day(2), doneOn: null },
      { title: '外墙保温', dueOn: day(-25), doneOn: null },
      { title: '路面恢复和绿化', dueOn: day(-50), doneOn: null },
    ],
    supervisors: supervisors.map(({ id }) => id),
  });
  await addPastSurveyOf(tx, await asking(`${first.shortName}改造`, first, works, 148, 130), works, 'ask');
  const menu = await addPastRenovation(tx, {
    title: `${second.shortName}改造`,
    area: place(second),
    stage: 'menu',
    startedAt: new Date(now.getTime() - 16 * dayLong),
    options: [
      { kind: 'common', title: '道路和照明', words: '主路重铺，增设 26 盏路灯', costFen: 73_600_000, subsidyFen: 66_000_000, chosen: true },
      {
        kind: 'common',
        title: '停车位划线和充电桩',
        words: '新增车位 48 个、充电桩 12 个',
        costFen: 34_200_000,
        subsidyFen: 20_000_000,
        chosen: false,
      },
    ],
    worksFrom: null,
    milestones: [],
    supervisors: [],
  });
  await addPastSurveyOf(tx, await asking(`${second.shortName}改造`, second, menu, 14, -6), menu, 'ask');
};
export default addSurveys;
