import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';
import { pointsNames, silences } from './formulas.ts';

const common = { permission: 'settings.configure', action: 'settings.ratings' } as const;
const weight = { schema: z.number().int().min(0).max(100), default: 1, ...common } as const;

/** Of which checked cases somebody is called: of all, of a share of them, or of shares by category. */
export const sampling = defineSetting({
  key: 'ratings.sampling',
  schema: z.enum(['all', 'share', 'category']),
  default: 'all',
  words: 'ratings.samplings',
  ...common,
});
/** Per cent of the cases that are called back, where a share is. */
export const sampleShare = defineSetting({ key: 'ratings.share', schema: z.number().int().min(1).max(100), default: 30, ...common });

const categoryShare = /^\s*([0-9A-Za-z_.-]{1,20})\s*[=：:]\s*(\d{1,3})\s*$/;
/** Reads shares by category, `01=100; 0203=20`: per cent by code, the longest code that fits counts. Null where it is no such list. */
export const readCategoryShares = (text: string): ReadonlyMap<string, number> | null => {
  const parts = text.split(/[;；\n]/).filter((part) => part.trim() !== '');
  const read = parts.map((part) => categoryShare.exec(part));
  const pairs = read.flatMap((found) => (found && Number(found[2]) <= 100 ? [[found[1] as string, Number(found[2])] as const] : []));
  return pairs.length === parts.length ? new Map(pairs) : null;
};
/** Per cent of the cases of a category that are called back; what is not named has the share of {@link sampleShare}. */
export const categoryShares = defineSetting({
  key: 'ratings.category_shares',
  schema: z
    .string()
    .trim()
    .max(2_000)
    .refine((text) => readCategoryShares(text) !== null, 'is no list of categories and per cents'),
  default: '',
  ...common,
});
/** Calls without an answer after which a call-back ends without a rating. */
export const mostAttempts = defineSetting({ key: 'ratings.attempts', schema: z.number().int().min(1).max(10), default: 3, ...common });
/** Days in which the link of a call-back works; after them who was not to be called counts as silent. */
export const linkDays = defineSetting({ key: 'ratings.link_days', schema: z.number().int().min(1).max(60), default: 10, ...common });
/** Whether the link goes to who reported by text as soon as their case is checked. */
export const sendLink = defineSetting({ key: 'ratings.send_link', schema: z.boolean(), default: false, ...common });
export const silenceCounts = defineSetting({
  key: 'ratings.silence',
  schema: z.enum(silences),
  default: 'left_out',
  words: 'ratings.silences',
  ...common,
});
export const weightAnswered = defineSetting({ key: 'ratings.weight_answered', ...weight });
export const weightSolved = defineSetting({ key: 'ratings.weight_solved', ...weight });
export const weightSatisfied = defineSetting({ key: 'ratings.weight_satisfied', ...weight });
/** The rule by which points are made of the satisfied rate. */
export const points = defineSetting({
  key: 'ratings.points',
  schema: z.enum(pointsNames),
  default: 'none',
  words: 'ratings.pointsRules',
  ...common,
});
/** Reworks of an unhappy case after which the district rules what becomes of it. */
export const reworkLimit = defineSetting({ key: 'ratings.rework_limit', schema: z.number().int().min(0).max(5), default: 1, ...common });
/** Levels that decide on an exclusion, one after another. */
export const exclusionChain = defineSetting({
  key: 'ratings.exclusion_chain',
  schema: z.enum(['county', 'street', 'street_county']),
  default: 'county',
  words: 'ratings.chains',
  ...common,
});
/** Days after the call-back in which an exclusion may be asked for. */
export const exclusionDays = defineSetting({
  key: 'ratings.exclusion_days',
  schema: z.number().int().min(1).max(90),
  default: 15,
  ...common,
});
/** Days in which a level decides on an exclusion, and a spot check is carried out. */
export const decisionDays = defineSetting({ key: 'ratings.decision_days', schema: z.number().int().min(1).max(30), default: 5, ...common });
/** Per cent of closed cases that are looked at again; 0: none by themselves. */
export const spotShare = defineSetting({ key: 'ratings.spot_share', schema: z.number().int().min(0).max(100), default: 2, ...common });
