/** What the category rule knows of a category: its code and the words that speak for it. A parent's code is the beginning of its children's. */
export interface CategoryWords {
  readonly code: string;
  readonly keywords: readonly string[];
}

/** A guessed category with the words that decided, for showing why. */
export interface Suggestion {
  readonly code: string;
  readonly words: readonly string[];
}

/** Points below which nothing is said: a word of two characters that names a matter is enough, one that only names a place is not. */
const leastPoints = 2;

/** Endings of words that name a kind of place. Such a word tells where a matter is more often than what it is, so it speaks half as loud. */
const placeEndings = [
  ...['园', '学校', '小学', '中学', '初中', '高中', '大学', '医院', '卫生院', '诊所', '养老院', '敬老院', '派出所', '村委会', '居委会'],
  ...[
    '小区',
    '社区',
    '景区',
    '广场',
    '市场',
    '停车场',
    '商场',
    '超市',
    '酒店',
    '饭店',
    '餐馆',
    '药店',
    '麻将馆',
    '图书馆',
    '体育馆',
    '健身房',
  ],
  ...['食堂', '工厂', '工地', '加油站', '地铁', '站台', '大桥', '高架', '高速', '水库', '古城', '公司'],
];

/** What follows a word that names where something is: 幼儿园旁边, 井盖附近. */
const beside = /(?:旁|附近|门口|门前|门外|对面|周边|周围|隔壁|边上|路口|围墙|[东西南北前后侧]门)/y;
/** After the name of a place these say the same: 公园里, 小区内. After other words they do not: 电梯里困人 is about the lift. */
const within = /(?:里|内|外|上|边|前|后)/y;

const none: readonly never[] = [];
/** Two neighbouring letters as one number: looking each pair of a text up makes no strings. */
const pairAt = (text: string, i: number): number => text.charCodeAt(i) * 65_536 + text.charCodeAt(i + 1);
const follows = (text: string, at: number, what: RegExp): boolean => {
  what.lastIndex = at;
  return what.test(text);
};

interface Keyword {
  readonly word: string;
  readonly code: string;
  readonly place: boolean;
}

/**
 * Builds the category rule. Every keyword found in a text speaks for its category with its length in characters (longer words say more),
 * each once; the name of a place speaks half as loud, and a word that only tells where (幼儿园旁边的井盖) not at all. What speaks for a
 * parent speaks for those of its children that have a word of their own. The most points win; with fewer than two, or when two
 * categories have as many, nothing is suggested: a person chooses better than a coin. One pass over the text whatever the number of keywords.
 */
export const createSuggester = (categories: readonly CategoryWords[]): ((text: string) => Suggestion | null) => {
  const byStart = new Map<number, Keyword[]>();
  for (const { code, keywords } of categories) {
    for (const word of keywords) {
      if (word.length < 2) continue;
      const start = pairAt(word, 0);
      const keyword = { word, code, place: placeEndings.some((ending) => word.endsWith(ending)) };
      byStart.set(start, [...(byStart.get(start) ?? []), keyword]);
    }
  }
  return (text) => {
    const found = new Map<string, Map<string, number>>();
    for (let i = 0; i + 1 < text.length; i++) {
      for (const { word, code, place } of byStart.get(pairAt(text, i)) ?? none) {
        if (!text.startsWith(word, i)) continue;
        const end = i + word.length;
        if (follows(text, end, beside) || (place && follows(text, end, within))) continue;
        found.set(code, (found.get(code) ?? new Map()).set(word, place ? word.length / 2 : word.length));
      }
    }
    const own = new Map([...found].map(([code, words]) => [code, [...words.values()].reduce((sum, n) => sum + n, 0)]));
    const ranked = [...found.keys()]
      .map((code) => ({ code, points: [...own].reduce((sum, [other, n]) => (code.startsWith(other) ? sum + n : sum), 0) }))
      .sort((a, b) => b.points - a.points);
    const [best, second] = ranked;
    if (!best || best.points < leastPoints || best.points === second?.points) return null;
    const words = [...found].flatMap(([code, list]) => (best.code.startsWith(code) ? [...list.keys()] : []));
    return { code: best.code, words: [...new Set(words)] };
  };
};
