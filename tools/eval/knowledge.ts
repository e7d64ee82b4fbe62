import { createRanking, gramsOf } from '#modules/knowledge/domain/index.ts';

/** What somebody asked and what they were answered. */
export interface Answered {
  readonly title: string;
  readonly text: string;
  readonly reply: string;
}
/** How well the order of suggestions finds the answer that was really given. Shares are over the questions asked. */
export interface KnowledgeQuality {
  readonly asked: number;
  readonly answers: number;
  /** It came first; it was among the first three; mean of one through its place. */
  readonly top1: number;
  readonly top3: number;
  readonly mrr: number;
  /** The same by the share of pairs of characters in common, the rule for templates. */
  readonly baselineTop1: number;
  readonly baselineTop3: number;
}

/** A reply without what it quotes of the question: that would give it away. */
const unquoted = (text: string): string => text.replace(/[“"《「『][^”"》」』]{0,80}[”"》」』]/gu, ' ');

/** How much of the smaller set stands in the other. */
const shareInCommon = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const one of small) if (large.has(one)) both++;
  return small.size === 0 ? 0 : both / small.size;
};

/** Rows by whose questions the parameters were chosen are even, those they are measured by odd; every reply stands among the answers. */
const isHeldOut = (at: number): boolean => at % 2 === 1;

/** Looks for the real reply of each held-out question among all replies. */
export const evaluateKnowledge = (rows: readonly Answered[]): KnowledgeQuality => {
  const replies = rows.map(({ reply }) => unquoted(reply));
  const rank = createRanking(replies.map((answer) => ({ questions: [], answer, categoryCode: null })));
  const grams = replies.map((reply) => new Set(gramsOf(reply)));
  const places: number[] = [];
  const baseline: number[] = [];
  for (const [at, { title, text }] of rows.entries()) {
    if (!isHeldOut(at)) continue;
    const asked = `${title}\n${text}`;
    const found = rank(asked, null, rows.length).findIndex((fit) => fit.at === at);
    places.push(found < 0 ? Number.POSITIVE_INFINITY : found + 1);
    const own = new Set(gramsOf(asked));
    const likeness = grams.map((reply) => shareInCommon(reply, own));
    baseline.push(1 + likeness.filter((one, i) => i !== at && one >= (likeness[at] ?? 0)).length);
  }
  const share = (of: readonly number[], most: number): number => (of.length === 0 ? 0 : of.filter((n) => n <= most).length / of.length);
  return {
    asked: places.length,
    answers: rows.length,
    top1: share(places, 1),
    top3: share(places, 3),
    mrr: places.length === 0 ? 0 : places.reduce((sum, n) => sum + 1 / n, 0) / places.length,
    baselineTop1: share(baseline, 1),
    baselineTop3: share(baseline, 3),
  };
};
