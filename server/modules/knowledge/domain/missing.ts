import { tellingGrams } from './ranking.ts';

/** An enquiry that somebody answered or passed on. */
export interface Enquiry {
  readonly id: string;
  readonly number: string;
  readonly categoryCode: string | null;
  readonly text: string;
  readonly dispatched: boolean;
  readonly answer: string | null;
}
/** Enquiries about the same thing, the newest first. */
export type Cluster = readonly Enquiry[];

/** From this share of the shorter text on, two enquiries ask the same thing. */
const alike = 0.33;
/** Enquiries of a cluster that another is compared with: its newest. */
const compared = 5;
/** So often something is asked before it is missed. */
const fewest = 3;

const shareOf = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let both = 0;
  for (const gram of small) if (large.has(gram)) both++;
  return both / small.size;
};

/** What is asked again and again, most often first: enquiries of one category that have words in common, apart from those of asking. */
export const clustersOf = (enquiries: readonly Enquiry[]): Cluster[] => {
  const byCategory = new Map<string, { grams: ReadonlySet<string>[]; all: Enquiry[] }[]>();
  for (const one of enquiries) {
    const key = one.categoryCode ?? '';
    const clusters = byCategory.get(key) ?? [];
    byCategory.set(key, clusters);
    const grams = new Set(tellingGrams(one.text));
    const best = clusters
      .map((cluster) => ({ cluster, share: Math.max(...cluster.grams.slice(0, compared).map((other) => shareOf(other, grams))) }))
      .sort((a, b) => b.share - a.share)[0];
    if (best && best.share >= alike) {
      best.cluster.all.push(one);
      best.cluster.grams.push(grams);
    } else clusters.push({ grams: [grams], all: [one] });
  }
  return [...byCategory.values()]
    .flat()
    .map(({ all }) => all)
    .filter(({ length }) => length >= fewest)
    .sort((a, b) => b.length - a.length);
};

/** A text without what leads to somebody: how people are called, rooms and houses. Numbers are masked before. */
export const impersonal = (text: string): string =>
  text
    .replace(/[\p{Script=Han}]{1,3}(?=(先生|女士|同志|阿姨|大爷|奶奶|老师))/gu, '某')
    .replace(/\d+(号楼|栋|幢|座|单元|室|户|号)(\d+(单元|室|户|号))*/g, '某处')
    .trim();
