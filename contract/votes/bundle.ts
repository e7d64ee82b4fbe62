import { z } from 'zod';
import { canonical } from '../kernel/canonical.ts';
import { type Count, count } from './count.ts';
import { areMarksOf, type Ballot, entry, marks, type Question, question, type RollEntry } from './model.ts';
import { outcome } from './shapes.ts';

/** What is published of a vote that is over, so that anybody counts it anew: rules, roll by keys, ballots. No name, no account, no moment of a ballot. */
export const bundleFormat = 'linli-vote-1';

const bundleEntry = z.strictObject({
  key: entry.shape.key,
  heads: entry.shape.heads,
  area: entry.shape.area,
  served: z.boolean(),
  present: z.boolean(),
  took: z.boolean(),
  sum: z.string(),
});
const bundleBallot = z.strictObject({
  key: z.string().nullable(),
  heads: z.number().int(),
  area: z.number().int(),
  marks,
  receipt: z.string().nullable().describe('SHA-256 of the code its voter has, hex'),
  sum: z.string(),
});
export const bundleShape = z.strictObject({
  format: z.literal(bundleFormat),
  vote: z.strictObject({
    id: z.string(),
    title: z.string(),
    areaCode: z.string(),
    secret: z.boolean(),
    opensAt: z.string(),
    closesAt: z.string(),
    closedAt: z.string(),
  }),
  questions: z.array(question),
  roll: z.array(bundleEntry),
  ballots: z.array(bundleBallot),
  outcome,
  sha256: z.string(),
});
export type Bundle = z.infer<typeof bundleShape>;
/** Digest of a text, hex. */
export type Digest = (text: string) => string;

/** What a vote leaves when it is closed. */
export interface BundleFacts {
  readonly vote: Bundle['vote'];
  readonly questions: readonly Question[];
  readonly roll: readonly RollEntry[];
  /** `receipt`: digest, hex. */
  readonly ballots: readonly (Ballot & { readonly receipt: string | null })[];
  readonly outcome: Count;
}

const lines = (name: string, items: readonly unknown[]): string =>
  items.length === 0 ? `"${name}":[]` : `"${name}":[\n${items.map((one) => canonical(one)).join(',\n')}\n]`;
/** A bundle as it is published: JSON with one question, entry and ballot a line. */
export const bundleText = (b: Bundle): string =>
  `{\n"format":${JSON.stringify(b.format)},\n"vote":${canonical(b.vote)},\n${lines('questions', b.questions)},\n${lines('roll', b.roll)},\n${lines('ballots', b.ballots)},\n${lines('outcome', b.outcome)},\n"sha256":${JSON.stringify(b.sha256)}\n}\n`;

/** Digits of a line's own digest. */
const short = 16;
const summed = <T extends object>(line: T, digest: Digest): T & { sum: string } => ({
  ...line,
  sum: digest(canonical(line)).slice(0, short),
});
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const wholeDigest = (b: Omit<Bundle, 'sha256'>, digest: Digest): string => digest(canonical(b));

/** Makes the bundle: each line with a digest of its own, so that a changed one is found, and one over all. Sorted by key, of a secret vote by receipt. */
export const makeBundle = (facts: BundleFacts, digest: Digest): Bundle => {
  const roll = facts.roll
    .map(({ key, heads, area, served, present, took }) => summed({ key, heads, area, served, present, took }, digest))
    .sort((a, b) => byText(a.key, b.key));
  const ballots = facts.ballots
    .map(({ key, heads, area, marks: said, receipt }) => summed({ key, heads, area, marks: said, receipt }, digest))
    .sort((a, b) => byText(a.key ?? a.receipt ?? '', b.key ?? b.receipt ?? '') || byText(a.sum, b.sum));
  const body = {
    format: bundleFormat,
    vote: facts.vote,
    questions: [...facts.questions],
    roll,
    ballots,
    outcome: structuredClone(facts.outcome),
  } as Omit<Bundle, 'sha256'>;
  return { ...body, sha256: wholeDigest(body, digest) };
};

/** Something wrong with a bundle: the line of its text, from 1, where one is at fault. Words: `votes:faults`. */
export interface BundleFault {
  readonly code:
    | 'unreadable'
    | 'digest'
    | 'line_changed'
    | 'key_twice'
    | 'key_unknown'
    | 'weight'
    | 'marks'
    | 'took'
    | 'receipt_twice'
    | 'more_ballots'
    | 'outcome';
  readonly line: number | null;
  /** Key, receipt or question. */
  readonly what: string;
}

/** Reads and checks a bundle; what it gives without faults can be counted. */
export const readBundle = (text: string, digest: Digest): { bundle: Bundle | null; faults: BundleFault[] } => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { bundle: null, faults: [{ code: 'unreadable', line: null, what: String((error as Error).message) }] };
  }
  const read = bundleShape.safeParse(value);
  if (!read.success) {
    const issue = read.error.issues[0];
    const [part, index] = issue?.path ?? [];
    return {
      bundle: null,
      faults: [{ code: 'unreadable', line: lineAt(value, part, index), what: `${issue?.path.join('.')}: ${issue?.message}` }],
    };
  }
  const bundle = read.data;
  return { bundle, faults: faultsOf(bundle, digest) };
};

/** The line of a part's item in the text as it is published. */
const lineAt = (b: unknown, part: PropertyKey | undefined, index: PropertyKey | undefined): number | null => {
  if (typeof index !== 'number') return null;
  let line = 4;
  for (const name of ['questions', 'roll', 'ballots', 'outcome'] as const) {
    if (name === part) return line + 1 + index;
    const { length } = (b as Record<string, { length?: number }>)[name] ?? {};
    line += length ? length + 2 : 1;
  }
  return null;
};

const faultsOf = (b: Bundle, digest: Digest): BundleFault[] => {
  const faults: BundleFault[] = [];
  const fault = (code: BundleFault['code'], part: 'roll' | 'ballots' | 'outcome' | null, index: number | null, what: string): void =>
    void faults.push({ code, line: part === null || index === null ? null : lineAt(b, part, index), what });
  const entries = new Map<string, Bundle['roll'][number]>();
  const intact = ({ sum, ...line }: { sum: string }): boolean => digest(canonical(line)).slice(0, short) === sum;
  b.roll.forEach((one, i) => {
    if (!intact(one)) fault('line_changed', 'roll', i, one.key);
    if (entries.has(one.key)) fault('key_twice', 'roll', i, one.key);
    entries.set(one.key, one);
  });
  const seen = new Set<string>();
  const receipts = new Set<string>();
  // of a secret vote: how many of each weight took part
  const weights = new Map<string, number>();
  for (const { heads, area, took } of b.roll) if (took) weights.set(`${heads} ${area}`, (weights.get(`${heads} ${area}`) ?? 0) + 1);
  for (const [i, one] of b.ballots.entries()) {
    const what = one.key ?? one.receipt ?? `#${i + 1}`;
    if (!intact(one)) fault('line_changed', 'ballots', i, what);
    if (!areMarksOf(b.questions, one.marks)) fault('marks', 'ballots', i, what);
    if (one.receipt !== null && receipts.has(one.receipt)) fault('receipt_twice', 'ballots', i, what);
    if (one.receipt !== null) receipts.add(one.receipt);
    if (b.vote.secret !== (one.key === null)) {
      fault('key_unknown', 'ballots', i, what);
      continue;
    }
    if (one.key === null) {
      const weight = `${one.heads} ${one.area}`;
      const left = weights.get(weight) ?? 0;
      if (left === 0) fault('more_ballots', 'ballots', i, what);
      weights.set(weight, left - 1);
      continue;
    }
    const due = entries.get(one.key);
    if (seen.has(one.key)) fault('key_twice', 'ballots', i, what);
    seen.add(one.key);
    if (!due) fault('key_unknown', 'ballots', i, what);
    else if (due.heads !== one.heads || due.area !== one.area) fault('weight', 'ballots', i, what);
    else if (!due.took) fault('took', 'ballots', i, what);
  }
  if (!b.vote.secret)
    b.roll.forEach((one, i) => {
      if (one.took && !seen.has(one.key)) fault('took', 'roll', i, one.key);
    });
  else for (const [weight, left] of weights) if (left > 0) fault('took', null, null, `${left} × ${weight}`);
  if (faults.length === 0) {
    const { sha256, ...body } = b;
    if (wholeDigest(body, digest) !== sha256) fault('digest', null, null, sha256);
    count(b.questions, b.roll, b.ballots).forEach((one, i) => {
      if (canonical(one) !== canonical(b.outcome[i])) fault('outcome', 'outcome', i, one.id);
    });
  }
  return faults;
};
