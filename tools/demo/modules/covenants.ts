import type { Article } from '#contract/covenants/api.ts';
import { templateOf } from '#contract/covenants/templates.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { bringCovenants, type PastCovenant } from '#modules/covenants/index.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';
import { talkers } from './proposals.ts';

const dayLong = 86_400_000;

/** Covenants of the communities of a street: in force, one of them soon to be looked at, one being revised, one that waits for the street. */
const addDemoCovenants: DemoStep = async (tx) => {
  const now = Date.now();
  const day = (offset: number): string => shanghaiDay(new Date(now + offset * dayLong));
  const at = (offset: number): Date => new Date(now + offset * dayLong);
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const communities = areas.filter(({ level, parentCode }) => level === 'community' && parentCode === street?.code);
  const here = communities.find(({ name }) => name.startsWith('七一社区')) ?? communities[0];
  const { clerk, dispatcher, people } = await talkers(tx);
  if (!here || !clerk || people.length === 0) throw new Error('the demo lacks the community whose people everybody tries first');
  const who = (n: number): string => people[n % people.length] ?? clerk;
  const of = (kind: string): Article[] => (templateOf(kind)?.articles ?? []).map((one) => ({ ...one }));
  const year = new Date(now).getFullYear();
  const standing = (kind: string, filedOn: number, n: number): PastCovenant['versions'][number] => ({
    articles: of(kind),
    state: 'in_force',
    reason: '',
    commentFrom: day(filedOn - 30),
    commentUntil: day(filedOn - 20),
    filed: { on: day(filedOn), number: `大街备〔${year - 1}〕${n} 号`, due: 80, present: 61, yes: 57 },
    comments: [],
  });
  const revised = of('dogs').map((one) =>
    one.key === 'a2'
      ? { ...one, text: '出门由成年人用牵引绳牵领，绳长不超过一米；早晚高峰和人多处收短绳子，主动避让老人、孕妇和孩子。' }
      : one,
  );
  const covenants: PastCovenant[] = [
    ...communities.map(
      (community, i): PastCovenant => ({
        kind: 'residents',
        title: `${community.name.replace(/居民委员会$/, '')}居民公约`,
        areaPath: community.path,
        createdAt: at(-420 + i),
        reviewOn: day(community === here ? 20 : 60 + i),
        versions: [standing('residents', -345 + (i % 20), i + 1)],
      }),
    ),
    {
      kind: 'dogs',
      title: '七一社区文明养犬公约',
      areaPath: here.path,
      createdAt: at(-300),
      reviewOn: day(120),
      versions: [
        standing('dogs', -240, 31),
        {
          articles: [...revised, { key: 'a12', heading: '社区遛犬区', text: '河边草地早七点前、晚八点后为遛犬区，大家轮流清扫。' }],
          state: 'comment',
          reason: '居民反映牵引绳太长、没有遛犬的地方',
          commentFrom: day(-2),
          commentUntil: day(6),
          filed: null,
          comments: [
            { accountId: who(0), article: 'a2', words: '一米有点短，大型犬一米二合适。' },
            { accountId: who(1), article: 'a12', words: '河边草地有孩子玩，能不能围起来？', answer: '准备用矮栅栏围出一块，立好牌子。' },
            { accountId: who(2), article: null, words: '写得清楚，支持。' },
          ],
        },
      ],
    },
    {
      kind: 'parking',
      title: '七一社区停车公约',
      areaPath: here.path,
      createdAt: at(-25),
      reviewOn: null,
      versions: [
        { articles: of('parking'), state: 'check', reason: '', commentFrom: day(-20), commentUntil: day(-11), filed: null, comments: [] },
      ],
    },
  ];
  await bringCovenants(tx, covenants, clerk, dispatcher);
};
export default addDemoCovenants;
