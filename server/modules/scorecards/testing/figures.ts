import type { SubjectKind } from '#contract/scorecards/card.ts';
import type { District } from '#tools/testing/district.ts';
import { cardOf, satisfied, visited } from './card.ts';

/** What measures tell of one subject in the year that holds a day, as a card that is tried shows it: n, of and what was excluded, by measure. */
export const figuresOf = async (
  d: District,
  kind: SubjectKind,
  subject: string,
  measures: readonly string[],
): Promise<Record<string, readonly [n: number | null, of: number | null, excluded: number]>> => {
  const indicators = measures.map((measure, i) => ({
    ...satisfied,
    code: `i${i}`,
    unit: 'count',
    source: { kind: 'measure', measure },
    full: 0,
    scoring: { kind: 'add', each: 0 },
  }));
  const content = { ...cardOf({ subjects: kind, period: 'quarter' }), indicators: [...indicators, { ...visited, full: 100 }] };
  const day = d.clock.now().toISOString().slice(0, 10);
  const { status, body } = await (await d.as('supervisor')).post('/api/scorecards/try', { content, day });
  if (status !== 200) throw new Error(JSON.stringify(body));
  const score = body.scores.find((one: { subject: string }) => one.subject === subject);
  if (!score) throw new Error(`${subject} is not scored`);
  type Line = { indicator: string; n: number | null; of: number | null; excluded: number };
  return Object.fromEntries(
    score.lines
      .filter(({ indicator }: Line) => indicator !== visited.code)
      .map(({ indicator, n, of, excluded }: Line) => [measures[Number(indicator.slice(1))], [n, of, excluded]]),
  );
};
