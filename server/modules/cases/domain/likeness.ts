/** What two matters are compared by. */
export interface Compared {
  readonly text: string;
  readonly point: { readonly lon: number; readonly lat: number } | null;
  readonly categoryCode: string | null;
  readonly at: Date;
}
export interface Likeness {
  readonly metres: number | null;
  /** So long before the other the first was reported. */
  readonly hours: number;
  readonly words: string[];
  readonly sameCategory: boolean;
  /** 0–1. */
  readonly score: number;
}
export interface LikenessRule {
  /** Metres beyond which places have nothing in common. */
  readonly radius: number;
  /** Days after which matters have nothing in common. */
  readonly days: number;
  /** What the same category weighs; text weighs 4, place 3, time 1. */
  readonly categoryWeight: number;
}
const weightOf = { text: 4, place: 3, time: 1 } as const;

/** Metres between two points near one another, on a plane. */
export const metresBetween = (a: { lon: number; lat: number }, b: { lon: number; lat: number }): number => {
  const [x, y] = [(a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180), a.lat - b.lat];
  return Math.hypot(x, y) * 111_320;
};

/** Words that stand in any report. */
const common = new Set([
  '没有',
  '有人',
  '没人',
  '一个',
  '这个',
  '我们',
  '你们',
  '他们',
  '现在',
  '已经',
  '可以',
  '不能',
  '希望',
  '请问',
  '尽快',
  '处理',
  '解决',
  '附近',
  '旁边',
  'the',
  'and',
  'for',
  'has',
  'was',
  'not',
]);
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{Script=Han}]+|[a-z]{3,}/gu) ?? [];
const shownMost = 3;
const longestWord = 12;

/**
 * Runs of letters that stand in both texts, longest first: of Chinese at least two characters, of others whole words. Digits are left out, as
 * they may be somebody's number.
 */
export const wordsInBoth = (a: string, b: string): string[] => {
  const there = wordsIn(b);
  const found = new Set<string>();
  for (const run of wordsIn(a)) {
    if (/^[a-z]/.test(run)) {
      if (there.includes(run)) found.add(run);
      continue;
    }
    for (let from = 0; from < run.length - 1; ) {
      let to = from + 2;
      if (!there.some((other) => other.includes(run.slice(from, to)))) {
        from++;
        continue;
      }
      while (to < run.length && to - from < longestWord && there.some((other) => other.includes(run.slice(from, to + 1)))) to++;
      found.add(run.slice(from, to));
      from = to;
    }
  }
  return [...found]
    .filter((word) => !common.has(word))
    .sort((x, y) => y.length - x.length)
    .slice(0, shownMost);
};

const pairsOf = (text: string): Set<string> =>
  new Set(
    wordsIn(text).flatMap((run) =>
      /^[a-z]/.test(run) ? [run] : Array.from({ length: Math.max(run.length - 1, 0) }, (_, i) => run.slice(i, i + 2)),
    ),
  );
/** How much of the shorter text stands in the other, 0–1: a long report may hold all of a short one. */
export const textLikeness = (a: string, b: string): number => {
  const [x, y] = [pairsOf(a), pairsOf(b)];
  const smaller = Math.min(x.size, y.size);
  if (smaller === 0) return 0;
  let both = 0;
  for (const pair of x) if (y.has(pair)) both++;
  return both / smaller;
};

/** How alike two matters are, and by what; null where they lie too far apart in place or time, or have no word in common. */
export const likenessOf = (one: Compared, other: Compared, { radius, days, categoryWeight }: LikenessRule): Likeness | null => {
  const metres = one.point && other.point ? Math.round(metresBetween(one.point, other.point)) : null;
  const apart = Math.abs(one.at.getTime() - other.at.getTime()) / 86_400_000;
  if ((metres !== null && metres > radius) || apart > days) return null;
  const text = textLikeness(one.text, other.text);
  const same = one.categoryCode !== null && one.categoryCode === other.categoryCode;
  if (text === 0 && !same) return null;
  const place = metres === null ? 0.5 : 1 - metres / radius;
  const sum = weightOf.text + weightOf.place + weightOf.time + categoryWeight;
  const score = weightOf.text * text + weightOf.place * place + weightOf.time * (1 - apart / days) + (same ? categoryWeight : 0);
  return {
    metres,
    hours: Math.round((one.at.getTime() - other.at.getTime()) / 3_600_000),
    words: wordsInBoth(one.text, other.text),
    sameCategory: same,
    score: Math.round((score / sum) * 100) / 100,
  };
};

/** Scores from which somebody is asked to judge. */
export const askedFrom = 0.45;
