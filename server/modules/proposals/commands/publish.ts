import type { DisclosureKind } from '#contract/disclosures/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { MethodStep } from '#contract/proposals/methods.ts';
import { resolves } from '#contract/proposals/values.ts';
import type { By } from '#kernel/audit.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { wordOf } from '#kernel/words.ts';
import type { Disclosures } from '#modules/disclosures/index.ts';
import { areaIdOf, findVersion, type ProposalRecord } from '../store/proposals.ts';
import type { Sitting } from '../store/steps.ts';

/** The type under which proposals are published. */
export const subjectType = 'proposal';

/** Whether a step publishes what it resolved, when it ends. */
export const publishesAtEnd = ({ kind, published }: Pick<MethodStep, 'kind' | 'published'>): boolean =>
  resolves(kind) && published === 'resolution';
/** What a step publishes when it begins. */
export const publishedAtBegin = (rule: MethodStep): DisclosureKind | null =>
  rule.published === 'nothing' || publishesAtEnd(rule) ? null : rule.published;

const word = (key: string, data: Record<string, unknown> = {}): string => wordOf('zh-CN', `proposals.public.${key}`, data);
const figuresOf = ({ heldOn, due, present, yes, no, abstain }: Sitting): string =>
  word('figures', { day: heldOn, due, present, yes, no, abstain });

interface Told {
  readonly kind: DisclosureKind;
  readonly rule: MethodStep;
  /** What is said of it. */
  readonly words: string | null;
  readonly fromOn: string;
  readonly untilOn: string;
  /** What is published is taken from this text. */
  readonly textVersion: number;
  readonly sitting?: Sitting | null;
  readonly outcome?: 'carried' | 'fallen' | null;
}

/** Publishes what a step announces, what it resolved, or what came of it: what is said, the days, the figures, and the text. Nobody is named. */
const publish = async (disclosures: Disclosures, tx: Tx, by: By, p: ProposalRecord, told: Told): Promise<string> => {
  const text = await findVersion(tx, p.id, told.textVersion);
  const days = { step: told.rule.title.zh, from: told.fromOn, until: told.untilOn };
  return disclosures.publish(tx, by, {
    subject: { type: subjectType, id: p.id },
    areaId: await areaIdOf(tx, p.areaPath),
    kind: told.kind,
    title: word(`titles.${told.kind}`, { title: p.title, step: told.rule.title.zh }),
    body: {
      paragraphs: [
        ...(told.words ? [told.words] : []),
        ...(told.kind === 'notice' ? [word('days', days)] : []),
        ...(told.sitting ? [figuresOf(told.sitting)] : []),
        ...(told.outcome ? [word(`outcomes.${told.outcome}`)] : []),
        word('method', { method: p.method.title.zh }),
        word('text', { version: told.textVersion }),
        ...(text?.parts ?? []).map((part) => part.text),
      ],
    },
    from: told.fromOn,
    until: told.untilOn,
    objections: told.kind !== 'notice',
  });
};

/** Publishes what a step says when it begins, from that day to its end: a notice from the day of the announcement. Null: nothing. */
export const publishBegun = async (
  disclosures: Disclosures,
  tx: Tx,
  by: By,
  p: ProposalRecord,
  rule: MethodStep,
  step: { readonly fromOn: string; readonly untilOn: string; readonly words: string | null; readonly textVersion: number },
): Promise<string | null> => {
  const kind = publishedAtBegin(rule);
  if (kind === null) return null;
  const fromOn = kind === 'notice' ? shanghaiDay(by.at) : step.fromOn;
  const least = daysAfter(fromOn, (rule.publishDays ?? 1) - 1);
  // a notice hangs until the step is over, what was resolved or done as long as the method says
  const untilOn = [step.untilOn, least].sort()[1] ?? least;
  return publish(disclosures, tx, by, p, { kind, rule, words: step.words, fromOn, untilOn, textVersion: step.textVersion });
};

/** Publishes what a step resolved, be it yes or no. */
export const publishResolved = (
  disclosures: Disclosures,
  tx: Tx,
  by: By,
  p: ProposalRecord,
  rule: MethodStep,
  resolved: Pick<Told, 'words' | 'textVersion' | 'sitting' | 'outcome'>,
): Promise<string> => {
  const fromOn = shanghaiDay(by.at);
  const untilOn = daysAfter(fromOn, (rule.publishDays ?? 1) - 1);
  return publish(disclosures, tx, by, p, { kind: 'resolution', rule, fromOn, untilOn, ...resolved });
};
