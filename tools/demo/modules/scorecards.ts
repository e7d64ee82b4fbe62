import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Card } from '#contract/scorecards/card.ts';
import { templates } from '#contract/scorecards/templates.ts';
import { periodOf } from '#contract/scorecards/values.ts';
import { execute } from '#kernel/db.ts';
import { bringCard } from '#modules/scorecards/index.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const plain = { outside: false, exempt: 'spread', none: 'spread', zones: {}, better: 'more' } as const;
const rate = (code: string, zh: string, en: string, full: number): Card['indicators'][number] => ({
  ...plain,
  code,
  name: { zh, en },
  unit: 'percent',
  source: { kind: 'measure', measure: `ratings.${code}` },
  full,
  scoring: { kind: 'share' },
  least: 10,
  small: 'drawn',
  pull: 10,
});

/** Communities, month by month: what was called back, and a visit. */
const communities: Card = {
  title: { zh: '社区接诉即办月度考核', en: 'Communities: answering complaints' },
  subjects: 'community',
  period: 'month',
  full: 100,
  digits: 2,
  indicators: [
    rate('answered', '响应率', 'Answered', 20),
    rate('solved', '解决率', 'Solved', 35),
    rate('satisfied', '满意率', 'Satisfied', 30),
    {
      ...plain,
      code: 'visited',
      name: { zh: '实地检查', en: 'Visit' },
      unit: 'points',
      source: { kind: 'given', help: '现场检查表：楼道、公示栏、议事记录' },
      full: 15,
      scoring: { kind: 'given' },
      least: 0,
      small: 'apart',
      pull: 0,
    },
  ],
  zones: [],
  bands: [],
  vetoes: [],
  red: { most: 10, total: null },
  yellow: { most: 10, total: null },
  ranked: 60,
  appealDays: 5,
  answerDays: 10,
  source: '《北京市接诉即办工作条例》三率口径，本县细则',
};

/** Cards of communities, streets and departments with the period that runs. */
const addScorecards: DemoStep = async (tx, { jurisdictionId }) => {
  const { rows } = await execute<{ id: string }>(tx, "select id from accounts where username = 'supervisor'");
  const supervisor = rows[0]?.id;
  if (!supervisor) throw new Error('the demo has no supervisor');
  const at = new Date();
  const [first, last] = periodOf('month', shanghaiDay(at));
  const by = { jurisdictionId, actorId: supervisor, at };
  await bringCard(tx, by, 'communities', communities, { id: v7(), first, last });
  // streets by zones: the old town, what was built since, and the townships
  const streets = demoAreas().filter(({ level }) => level === 'street');
  const zoneOf = (name: string): string =>
    name.startsWith('大研') || name.startsWith('束河') ? 'old' : name.endsWith('街道') ? 'fresh' : 'town';
  const zones = templates.streets.zones.map((zone) => ({
    ...zone,
    subjects: streets.filter(({ name }) => zoneOf(name) === zone.code).map(({ code }) => code),
  }));
  const [from, to] = periodOf('year', shanghaiDay(at));
  await bringCard(tx, by, 'streets', { ...templates.streets, zones }, { id: v7(), first: from, last: to });
  // the last quarter is over: its evaluation is in, and it can be frozen
  const [thisQuarter] = periodOf('quarter', shanghaiDay(at));
  const [begin, end] = periodOf('quarter', shanghaiDay(new Date(Date.parse(thisQuarter) - 86_400_000)));
  await bringCard(tx, by, 'departments', templates.departments, { id: v7(), first: begin, last: end });
};
export default addScorecards;
