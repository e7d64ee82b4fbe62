import type { Card } from '#contract/scorecards/card.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Tx } from '#kernel/db.ts';
import type { Fact } from './domain/figures.ts';
import type { ScoreRecord } from './domain/record.ts';
import { type Result, type Scored, scoreAll } from './domain/score.ts';
import type { Days, Sources, Subject } from './sources.ts';
import { grantedOf, lastGiven, type RunRecord } from './store/runs.ts';

/** Facts by subject and indicator. */
export type Facts = ReadonlyMap<string, ReadonlyMap<string, Fact>>;

/** Facts of several that became one: things are added up, and what nobody knows of one of them is unknown of all. Whoever was absent adds nothing. */
const joined = (facts: readonly Fact[]): Fact | undefined =>
  facts.reduce<Fact | undefined>((sum, one) => {
    if (sum === undefined || sum.exempt) return one;
    if (one.exempt) return sum;
    const add = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
    const excluded = (sum.excluded ?? 0) + (one.excluded ?? 0);
    return { n: add(sum.n, one.n), of: add(sum.of, one.of), ...(excluded > 0 || one.excluded !== undefined ? { excluded } : {}) };
  }, undefined);

/** Asks every source of a card for all subjects, once for each measure however many indicators are made of it. A source that is gone leaves its figures unknown. */
export const factsOf = async (
  tx: Tx,
  sources: Sources,
  card: Card,
  asked: { readonly jurisdictionId: string; readonly subjects: readonly Subject[]; readonly days: Days; readonly at: Date },
): Promise<Facts> => {
  const facts = new Map(asked.subjects.map(({ key }) => [key, new Map<string, Fact>()]));
  const everybody = asked.subjects.flatMap((one) => [
    one,
    ...(one.before ?? []).map((key) => ({ ...one, key, areaPath: pathOfCode(key) })),
  ]);
  const byMeasure = Map.groupBy(
    card.indicators.flatMap(({ code, source }) =>
      source.kind === 'measure' ? [{ code, measure: source.measure, category: source.category ?? '' }] : [],
    ),
    ({ measure }) => measure,
  );
  const known = await sources.in(asked.jurisdictionId);
  for (const [measure, indicators] of byMeasure) {
    const categories = [...new Set(indicators.map(({ category }) => category))];
    const found = await known.get(measure)?.facts(tx, { ...asked, subjects: everybody, categories });
    for (const { code, category } of indicators) {
      const told = found?.get(category);
      for (const { key, before = [] } of asked.subjects) {
        const fact = joined([key, ...before].flatMap((one) => told?.get(one) ?? []));
        if (fact) facts.get(key)?.set(code, fact);
      }
    }
  }
  return facts;
};

/** Puts in what was given by hand, and in the place of facts what appeals were granted. */
const withDecisions = async (tx: Tx, run: RunRecord, card: Card, facts: Facts): Promise<Facts> => {
  const [given, granted] = [
    await lastGiven(tx, run.id, facts.size === 1 ? [...facts.keys()] : null),
    run.edition === 0 ? [] : await grantedOf(tx, run.id),
  ];
  const all = new Map([...facts].map(([key, own]) => [key, new Map(own)]));
  const isGiven = new Set(card.indicators.flatMap(({ code, source }) => (source.kind === 'given' ? [code] : [])));
  for (const { subject, indicator, points } of given)
    if (isGiven.has(indicator))
      all.get(subject)?.set(indicator, points === null ? { n: null, of: null, exempt: true } : { n: points, of: null });
  for (const { subject, indicator, fact } of granted) if (fact !== null) all.get(subject)?.set(indicator, fact);
  return all;
};

/** What is known of subjects for a period, with all that was decided about it. */
export const factsWithDecisions = async (
  tx: Tx,
  sources: Sources,
  run: RunRecord,
  card: Card,
  asked: { readonly jurisdictionId: string; readonly subjects: readonly Subject[]; readonly at: Date },
): Promise<Facts> => withDecisions(tx, run, card, await factsOf(tx, sources, card, { ...asked, days: [run.first, run.last] }));

const recordOf = (subject: Subject, { facts }: Scored, { key: _, lines, ...result }: Result): ScoreRecord => ({
  subject: subject.key,
  name: subject.name,
  areaPath: subject.areaPath,
  organisationId: subject.organisationId,
  facts: Object.fromEntries(facts),
  lines: Object.fromEntries(lines),
  ...result,
});

/** Scores subjects by their facts. Pure but for the order of its arguments: the same facts give the same scores. */
export const scoresBy = (card: Card, subjects: readonly Subject[], facts: Facts): ScoreRecord[] => {
  const scored = subjects.map(({ key }): Scored => ({ key, facts: facts.get(key) ?? new Map() }));
  return scoreAll(card, scored).map((result, i) => recordOf(subjects[i] as Subject, scored[i] as Scored, result));
};

/** A period reckoned from the facts as they are now, with all that was decided about it. Nothing is written. */
export const reckon = async (
  tx: Tx,
  sources: Sources,
  run: RunRecord,
  card: Card,
  { jurisdictionId, at }: { readonly jurisdictionId: string; readonly at: Date },
): Promise<ScoreRecord[]> => {
  const days: Days = [run.first, run.last];
  const subjects = await sources.subjectsOf(tx, card, { jurisdictionId, days });
  return scoresBy(card, subjects, await factsWithDecisions(tx, sources, run, card, { jurisdictionId, subjects, at }));
};

/** Scores an edition anew from the facts that stand in it: who is scored and what is known of them stay as they were frozen, decisions apart. */
export const rescore = async (tx: Tx, run: RunRecord, card: Card, frozen: readonly ScoreRecord[]): Promise<ScoreRecord[]> => {
  const subjects = frozen.map(({ subject, name, areaPath, organisationId }) => ({ key: subject, name, areaPath, organisationId }));
  const facts = new Map(frozen.map(({ subject, facts: own }) => [subject, new Map(Object.entries(own))]));
  return scoresBy(card, subjects, await withDecisions(tx, run, card, facts));
};
