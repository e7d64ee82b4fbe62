import { z } from 'zod';
import { line, text } from '../kernel/shapes.ts';

/** Ways a ballot comes in: 手机 · 纸质 · 委托. */
export const ways = ['phone', 'paper', 'proxy'] as const;
export type Way = (typeof ways)[number];

/**
 * A share of a whole: n of d, e.g. two of three.
 * `of`: those who take part · those present (who is there, or casts) · all who are due. `strict`: more than the share (过); else at least (以上 includes the number itself).
 */
export const share = z.object({
  of: z.enum(['participating', 'present', 'due']),
  n: z.number().int().min(0).max(1000),
  d: z.number().int().min(1).max(1000),
  strict: z.boolean(),
});
export type Share = z.infer<typeof share>;

/** heads: one head, one vote · heads_area: both by heads and by area · delegates: by heads, of delegates. */
export const measures = ['heads', 'heads_area', 'delegates'] as const;
/**
 * What silence of those who were served means, as the rules of the jurisdiction or the house say: none: nothing · present_only: they take part, and consent to
 * nothing · follow: they go with the majority of those who said yes or no; never on reserved matters, where it is present_only · follow_half: the same, but only
 * where that majority is by itself more than half of all who are due (Zhejiang 2009).
 */
export const silences = ['none', 'present_only', 'follow', 'follow_half'] as const;
/** Whether silence may go with the majority. */
export const mayFollow = (silence: (typeof silences)[number]): boolean => silence === 'follow' || silence === 'follow_half';

/** How a question is decided. */
export const rule = z.object({
  measures: z.enum(measures),
  secret: z.boolean(),
  quorum: share.nullable().describe('looked at before anything else; null: none'),
  majority: share,
  silence: z.enum(silences),
  change: z.boolean().describe('who voted on the phone may change it until closing'),
  tie: z.literal('fails'),
  source: line.max(300).describe('the law or local rule, shown with the outcome'),
  objectors: z
    .object({ n: z.number().int().min(0).max(1000), d: z.number().int().min(1).max(1000) })
    .optional()
    .describe(
      'of a motion (异议表决): it passes where everybody was served and no more than this part of all who are due say no, by every measure; quorum and majority are then told beside it',
    ),
  invalid: z
    .enum(['takes_part', 'absent'])
    .optional()
    .describe(
      'an invalid ballot takes part and consents to nothing, which holds where nothing is said · or counts as if it had not been handed in',
    ),
});
export type Rule = z.infer<typeof rule>;

export const questionId = z.string().regex(/^[a-z0-9_-]{1,40}$/);
/** What is decided. */
export const question = z.object({
  id: questionId,
  title: line.min(2).max(120),
  text: text.max(4000),
  kind: z.enum(['motion', 'choice']),
  options: z.array(z.object({ id: questionId, label: line.min(1).max(120) })).max(50),
  most: z.number().int().min(0).max(50).describe('options one may choose, and options that can win; 0 for motions'),
  rule,
  reserved: z.boolean().describe('a matter of Civil Code art. 278 (6)–(8): silence never consents to it'),
});
export type Question = z.infer<typeof question>;

/** Somebody who is due: key, opaque; heads; area in hundredths of a square metre. */
export const entry = z.object({
  key: z
    .string()
    .min(1)
    .max(40)
    .regex(/^[\p{L}\p{N}._#-]+$/u),
  heads: z.number().int().min(0).max(100_000),
  area: z.number().int().min(0).max(1_000_000_000),
  ways: z.array(z.enum(ways)).max(3),
});
export type Entry = z.infer<typeof entry>;

/** An entry as it stands when votes are counted. */
export interface RollEntry extends Pick<Entry, 'key' | 'heads' | 'area'> {
  /** The ballot was served on it (送达). */
  readonly served: boolean;
  /** It was there, as the room noted. */
  readonly present: boolean;
  /** It handed in a ballot. */
  readonly took: boolean;
}

/** 未填写 · 多填多勾 · 字迹不清 · 未签名 · 不是发出的票 · 破损 · 其他: why a mark does not count. */
export const invalidReasons = ['blank', 'over', 'unclear', 'unsigned', 'foreign', 'damaged', 'other'] as const;
export type InvalidReason = (typeof invalidReasons)[number];

/** What a ballot says to one question; of a choice nothing chosen is an abstention. */
export const mark = z.union([
  z.enum(['yes', 'no', 'abstain']),
  z.object({ chosen: z.array(questionId).max(50) }),
  z.object({ invalid: z.enum(invalidReasons) }),
]);
export type Mark = z.infer<typeof mark>;
export const marks = z.record(questionId, mark);
export type Marks = z.infer<typeof marks>;

/** A ballot as it is counted: its weight, and what it says. `key` is null on a secret one. */
export interface Ballot {
  readonly key: string | null;
  readonly heads: number;
  readonly area: number;
  readonly marks: Marks;
}

/** Whether a mark is one that can stand for a question. */
export const isMarkOf = ({ kind, options, most }: Pick<Question, 'kind' | 'options' | 'most'>, given: Mark | undefined): boolean => {
  if (given === undefined) return false;
  if (typeof given === 'string') return kind === 'motion';
  if ('invalid' in given) return true;
  if (kind !== 'choice' || given.chosen.length > most || new Set(given.chosen).size !== given.chosen.length) return false;
  return given.chosen.every((one) => options.some(({ id }) => id === one));
};
/** Whether marks say something to each question, and to nothing else. */
export const areMarksOf = (questions: readonly Pick<Question, 'id' | 'kind' | 'options' | 'most'>[], given: Marks): boolean =>
  Object.keys(given).length === questions.length && questions.every((q) => isMarkOf(q, given[q.id]));
