import type { ErrorCode } from '#contract/kernel/errors.ts';
import { type Entry, isMarkOf, type Question } from '#contract/votes/model.ts';

/** Why a vote cannot be opened as it was asked for. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly data: Record<string, unknown>;
}
/** Keys that an answer names. */
const named = 5;
const refusal = (code: ErrorCode, data: Record<string, unknown> = {}): Refusal => ({ code, data });

const ofQuestion = (q: Question): Refusal | null => {
  const options = new Set(q.options.map(({ id }) => id));
  const choice = q.kind === 'choice';
  if (
    choice
      ? options.size !== q.options.length || options.size < 2 || q.most < 1 || q.most > options.size
      : q.options.length > 0 || q.most !== 0
  )
    return refusal('votes.question_wrong', { question: q.title });
  const { quorum, majority, source } = q.rule;
  // a share of more than the whole is met by nobody; more than all neither
  const impossible = (s: { n: number; d: number; strict: boolean }): boolean => s.n > s.d || (s.strict && s.n === s.d);
  if (impossible(majority) || (quorum !== null && impossible(quorum)))
    return refusal('votes.rule_impossible', { question: q.title, source });
  return null;
};

/** Whether a vote with these questions, roll and times can be held. */
export const refusalOf = (v: {
  questions: readonly Question[];
  roll: readonly { readonly entry: Entry }[];
  opensAt: Date;
  closesAt: Date;
  now: Date;
}): Refusal | null => {
  const { questions, roll } = v;
  if (v.closesAt <= v.opensAt || v.closesAt <= v.now) return refusal('votes.times_wrong');
  const [first] = questions;
  if (!first || new Set(questions.map(({ id }) => id)).size !== questions.length)
    return refusal('votes.question_wrong', { question: first?.title ?? '' });
  for (const q of questions) {
    const found = ofQuestion(q);
    if (found) return found;
  }
  // one ballot says something to all questions, so that it is secret, or may be changed, for all of them
  if (questions.some(({ rule }) => rule.secret !== first.rule.secret || rule.change !== first.rule.change))
    return refusal('votes.rules_mixed');
  if (roll.length === 0 || roll.every(({ entry }) => entry.heads === 0)) return refusal('votes.nobody_due');
  const seen = new Set<string>();
  for (const { entry } of roll) {
    if (seen.has(entry.key)) return refusal('votes.key_twice', { key: entry.key });
    seen.add(entry.key);
  }
  const byArea = questions.find(({ rule }) => rule.measures === 'heads_area');
  if (byArea) {
    const without = roll.filter(({ entry }) => entry.area === 0);
    if (without.length > 0)
      return refusal('votes.area_missing', {
        count: without.length,
        keys: without
          .slice(0, named)
          .map(({ entry }) => entry.key)
          .join('、'),
        source: byArea.rule.source,
      });
  }
  return null;
};

/** The question a ballot says nothing valid to, by its title; null: it can be counted. */
export const wrongMark = (questions: readonly Question[], marks: Readonly<Record<string, unknown>>): string | null => {
  const wrong = questions.find((q) => !isMarkOf(q, marks[q.id] as Parameters<typeof isMarkOf>[1]));
  if (wrong) return wrong.title;
  return Object.keys(marks).length === questions.length ? null : '';
};
