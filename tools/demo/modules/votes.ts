import type { Mark, Question, Rule } from '#contract/votes/model.ts';
import { execute } from '#kernel/db.ts';
import { addVotes, type RollItem } from '#modules/votes/index.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
const rule: Rule = {
  measures: 'heads',
  secret: false,
  quorum: null,
  majority: { of: 'participating', n: 1, d: 2, strict: true },
  silence: 'none',
  change: true,
  tie: 'fails',
  source: '七一社区居民议事规则第九条',
};
const motion = (id: string, title: string, text: string, over: Partial<Rule> = {}): Question => ({
  id,
  title,
  text,
  kind: 'motion',
  options: [],
  most: 0,
  rule: { ...rule, ...over },
  reserved: false,
});
const choice: Question = {
  ...motion('place', '小游园放在哪里', '三个备选地点，可选两个。', {
    secret: true,
    majority: { of: 'participating', n: 1, d: 3, strict: true },
  }),
  kind: 'choice',
  options: [
    { id: 'east', label: '东门空地' },
    { id: 'river', label: '玉河边旧车棚' },
    { id: 'school', label: '小学对面' },
  ],
  most: 2,
};

/** Three residents' votes of the show community: a secret one that runs, one with papers that wait, and one that passed a month ago. */
const addDemoVotes: DemoStep = async (tx, { jurisdictionId, areaIds }) => {
  const now = Date.now();
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const show = areas.find(({ name, parentCode }) => name === '七一社区居委会' && parentCode === street?.code);
  const areaId = show && areaIds.get(show.code);
  if (!areaId) throw new Error('the demo lacks the community whose people everybody tries first');
  const { rows } = await execute<{ id: string; username: string | null }>(
    tx,
    `select a.id, a.username from accounts a where a.username in ('resident', 'clerk', 'dispatcher') or a.username ~ '^r[0-9]{4}$'
     order by a.username = 'resident' desc, a.username limit 80`,
  );
  const named = (username: string): string => rows.find((one) => one.username === username)?.id ?? '';
  const residents = rows.filter(({ username }) => username !== 'clerk' && username !== 'dispatcher');
  if (residents.length < 50) throw new Error(`the demo has ${residents.length} residents who could vote`);
  const roll = (ways: RollItem['entry']['ways']): RollItem[] =>
    residents.map(({ id }, i) => {
      const key = `${Math.floor(i / 20) + 1}-${(Math.floor(i / 10) % 2) + 1}-${(i % 10) + 101}`;
      return { entry: { key, heads: 1, area: 0, ways }, accountId: id, personId: null, label: key.replace(/^(\d+)-(\d+)-/, '$1幢$2单元') };
    });
  const phone = roll(['phone']);
  const both = roll(['phone', 'paper', 'proxy']);
  const keyOf = (of: readonly RollItem[], i: number): string => of[i]?.entry.key ?? '';
  const ballots = (
    of: readonly RollItem[],
    from: number,
    to: number,
    id: string,
    say: (i: number) => Mark,
    way: 'phone' | 'paper' = 'phone',
  ) => of.slice(from, to).map(({ entry }, i) => ({ key: entry.key, marks: { [id]: say(i) }, way }));
  const by = named('clerk');
  await addVotes(tx, jurisdictionId, [
    {
      areaId,
      title: '玉河边小游园选址',
      questions: [choice],
      roll: phone,
      opensAt: new Date(now - 3 * dayLong),
      closesAt: new Date(now + 11 * dayLong),
      // the resident everybody tries has not voted yet
      ballots: ballots(phone, 1, 34, 'place', (i) => ({
        chosen: i % 7 === 0 ? [] : i % 3 === 0 ? ['east'] : ['river', i % 2 ? 'east' : 'school'],
      })),
      papers: [],
      closed: false,
      by,
    },
    {
      areaId,
      title: '电动车棚夜间断电时间',
      questions: [motion('power', '23 点至次日 5 点断电', '防止夜间充电起火，断电时段可在值班室应急充电。')],
      roll: both,
      opensAt: new Date(now - 6 * dayLong),
      closesAt: new Date(now + 2 * dayLong),
      ballots: ballots(both, 4, 29, 'power', (i) => (i % 4 === 0 ? 'no' : 'yes')),
      papers: [
        { slip: keyOf(both, 1), readings: [{ by, marks: { power: 'yes' } }] },
        {
          slip: keyOf(both, 2),
          readings: [
            { by, marks: { power: 'no' } },
            { by: named('dispatcher'), marks: { power: { invalid: 'over' } } },
          ],
        },
      ],
      closed: false,
      by,
    },
    {
      areaId,
      title: '公共晾晒区改建',
      questions: [motion('drying', '把废弃花坛改为公共晾晒区', '费用由社区为民服务资金承担。')],
      roll: both,
      opensAt: new Date(now - 45 * dayLong),
      closesAt: new Date(now - 31 * dayLong),
      ballots: [
        ...ballots(both, 0, 40, 'drying', (i) => (i % 5 === 0 ? 'no' : i % 11 === 0 ? 'abstain' : 'yes')),
        ...ballots(both, 40, 47, 'drying', (i) => (i === 3 ? { invalid: 'over' } : 'yes'), 'paper'),
      ],
      papers: [],
      closed: true,
      by,
    },
  ]);
};
export default addDemoVotes;
