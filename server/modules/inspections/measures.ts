import { type InspectionLine, inspectionLines } from '#contract/inspections/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import type { Asked, Fact, Measure } from '#modules/scorecards/index.ts';
import { checkedLines, factsOf } from './store/findings.ts';

/** Of estates and of companies, by the company that held the contract on the day. */
const sideOf = ({ subjects: [one] }: Asked): 'estate' | 'company' => (one?.key === one?.organisationId ? 'company' : 'estate');
const hundredths = (x: number): number => Math.round(x * 100) / 100;

/**
 * Points deducted in a part, or in all of them; for a company on average over the estates in which it was checked. Whoever was not checked there is not known to be fine.
 */
const deducted = async (tx: Tx, asked: Asked, lines: readonly InspectionLine[]): Promise<Map<string, Fact>> => {
  const by = sideOf(asked);
  const keys = asked.subjects.map(({ key }) => key);
  const [facts, checked] = [await factsOf(tx, by, keys, asked.days, shanghaiDay(asked.at)), await checkedLines(tx, by, keys, asked.days)];
  const found = new Map<string, Fact>();
  const ofKey = Map.groupBy(facts, ({ key }) => key);
  for (const [key, own] of Map.groupBy(checked, (one) => one.key)) {
    const estates = own.filter(({ line }) => lines.includes(line)).map((one) => one.estates);
    // the whole is known where every part was looked at
    if (estates.length < lines.length) continue;
    const mine = (ofKey.get(key) ?? []).filter(({ line }) => lines.includes(line));
    const withdrawn = mine.reduce((n, one) => n + one.withdrawn, 0);
    found.set(key, {
      n: hundredths(mine.reduce((n, { counted }) => n + counted, 0)),
      of: by === 'company' ? Math.max(...estates) : null,
      ...(withdrawn > 0 && { excluded: withdrawn }),
    });
  }
  return found;
};

/** Of what was to be mended by now, what was mended in time. */
const mendedInTime = async (tx: Tx, asked: Asked): Promise<Map<string, Fact>> => {
  const by = sideOf(asked);
  const keys = asked.subjects.map(({ key }) => key);
  const checked = new Set((await checkedLines(tx, by, keys, asked.days)).map(({ key }) => key));
  const found = new Map<string, Fact>([...checked].map((key) => [key, { n: 0, of: 0 }]));
  for (const [key, own] of Map.groupBy(await factsOf(tx, by, keys, asked.days, shanghaiDay(asked.at)), (one) => one.key))
    found.set(key, { n: own.reduce((n, one) => n + one.inTime, 0), of: own.reduce((n, one) => n + one.due, 0) });
  return found;
};

const measure = (code: string, unit: Measure['unit'], facts: (tx: Tx, asked: Asked) => Promise<Map<string, Fact>>): Measure => ({
  code: `inspections.${code}`,
  subjects: ['estate', 'company'],
  unit,
  facts: async (tx, asked) => new Map([['', asked.subjects.length === 0 ? new Map() : await facts(tx, asked)]]),
});

/** Figures of daily checks that cards of estates and companies can be made of. */
export const inspectionMeasures: readonly Measure[] = [
  ...inspectionLines.map((line) => measure(line, 'points', (tx, asked) => deducted(tx, asked, [line]))),
  measure('all', 'points', (tx, asked) => deducted(tx, asked, inspectionLines)),
  measure('mended_in_time', 'percent', mendedInTime),
];
