import { v7 } from 'uuid';
import { honourTemplates, type Terms } from '#contract/honours/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute } from '#kernel/db.ts';
import { bringHonours, type PastRound } from '#modules/honours/index.ts';
import { insertPersons } from '#modules/persons/index.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';
import { talkers } from './proposals.ts';

const dayLong = 86_400_000;
const names = ['和丽君', '木永强', '杨春梅', '李国栋', '赵秀英', '和志刚', '段文燕', '张树林'] as const;
/** What is told of somebody, by criterion. */
const told: Readonly<Record<string, readonly string[]>> = {
  party: ['九个网格都建了党支部，联系户每月走到', '把退休党员编成三支队伍，值守古桥和消防栓'],
  service: ['牵头给四个单元装了扶手，独居老人可以作证', '协调自来水公司换了老管，停水投诉没有再来'],
  order: ['调解邻里漏水纠纷六起，全部签了协议', '汛期三次转移低洼处住户，无人受伤'],
  own1: ['古城夜间噪声约谈商户后，投诉从每周九件降到一件', '建起楼栋长微信群，通知当天到户'],
  own2: ['社区食堂开张，八十五位老人按时吃上饭', '背街三处卫生死角改成了花池'],
  people: ['包片四栋楼，哪家有独居老人、哪家孩子没人接都清楚', '夜里老人摔倒，邻居先想到打给她'],
  solved: ['三个月跑下了单元门禁；给残疾住户装了坡道', '追回被占的消防通道；组织清运楼道杂物十二车'],
  together: ['楼栋长李师傅说她说了就办', '志愿者小和说有事一起上，从不推'],
};

/** Honours: one whose candidates are public, one that nominates, one that was decided; appraisals of the secretaries of a street. */
const addHonours: DemoStep = async (tx, { jurisdictionId, ring }) => {
  const now = Date.now();
  const day = (offset: number): string => shanghaiDay(new Date(now + offset * dayLong));
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const communities = areas.filter(({ level, parentCode }) => level === 'community' && parentCode === street?.code);
  const { rows } = await execute<{ id: string }>(tx, "select id from accounts where username = 'supervisor'");
  const [supervisor] = rows;
  const { dispatcher } = await talkers(tx);
  if (!supervisor || communities.length === 0) throw new Error('the demo lacks the street whose people everybody tries first');
  const people = names.map((name) => ({ id: v7(), name, phone: null, partyMember: true }));
  await insertPersons(tx, jurisdictionId, ring, people);
  const placeOf = (n: number): string => communities[n % communities.length]?.path ?? '';
  const evidenceOf = ({ criteria }: Terms, n: number): Record<string, string> =>
    Object.fromEntries(criteria.map(({ code }) => [code, told[code]?.[n % 2] ?? '']));
  type Given = Pick<PastRound['candidates'][number], 'state' | 'words' | 'validUntil'>;
  const candidate = (terms: Terms, n: number, duty: string, given: Given): PastRound['candidates'][number] => ({
    id: v7(),
    personId: people[n]?.id ?? '',
    duty,
    areaPath: placeOf(n),
    evidence: evidenceOf(terms, n),
    ...given,
  });
  const { stars, worker } = honourTemplates;
  const rounds: PastRound[] = [
    {
      id: v7(),
      title: '“3+2”星级书记评选',
      terms: stars,
      nominateUntil: day(-12),
      state: 'public',
      publicFrom: day(-2),
      publicUntil: day(5),
      at: new Date(now - 30 * dayLong),
      candidates: [
        ...[0, 1, 2].map((n) => candidate(stars, n, '社区党组织书记', { state: 'fit' })),
        candidate(stars, 3, '社区党组织书记', { state: 'refused', words: '“党建引领星”的实例没有得到党员证实' }),
      ],
    },
    {
      id: v7(),
      title: '优秀社区工作者评选',
      terms: worker,
      nominateUntil: day(9),
      state: 'nominating',
      at: new Date(now - 5 * dayLong),
      candidates: [candidate(worker, 4, '社区工作者', { state: 'nominated' })],
    },
    {
      id: v7(),
      title: '上半年优秀社区工作者评选',
      terms: worker,
      nominateUntil: day(-170),
      state: 'decided',
      publicFrom: day(-165),
      publicUntil: day(-158),
      decidedOn: day(-157),
      at: new Date(now - 190 * dayLong),
      candidates: [5, 6].map((n) => candidate(worker, n, '社区工作者', { state: 'awarded', validUntil: day(208) })),
    },
  ];
  const appraisals = people.slice(0, 4).map(({ id }, n) => ({
    id: v7(),
    personId: id,
    duty: '社区党组织书记',
    areaPath: placeOf(n),
    year: Number(day(-40 - n).slice(0, 4)),
    heldOn: day(-40 - n),
    ...(n === 3
      ? { due: 42, present: 26, fit: 20, basic: 4, unfit: 2, invalid: 0 }
      : { due: 42, present: 38 - n, fit: 35 - 3 * n, basic: 2 + n, unfit: n, invalid: 0 }),
  }));
  await bringHonours(tx, { rounds, appraisals }, supervisor.id, dispatcher);
};
export default addHonours;
