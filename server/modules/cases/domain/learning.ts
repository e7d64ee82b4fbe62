/** A case as it was dispatched, of which rules can be learnt. */
export interface Past {
  /** Codes of its category and those above it, the topmost first; empty where it has none. */
  readonly categories: readonly string[];
  /** Paths of its area and those above it, the whole first. */
  readonly areas: readonly string[];
  /** Who had it in the end. */
  readonly organisationId: string;
}

/** A rule as the past suggests it. */
export interface LearntRule {
  readonly categoryCode: string | null;
  readonly areaPath: string;
  readonly organisationId: string;
  /** Who else had such cases, the likeliest first; two at most. */
  readonly alternatives: readonly string[];
  /** Past cases that this rule decides, more specific rules having taken theirs. */
  readonly cases: number;
  /** Of these, those its organisation had; whoever took over for one that is gone counts for it. */
  readonly hits: number;
}

/** How much a place or matter trusts what is known of the larger one: as much as this many cases of its own. */
const trust = 6;
/** Cases after which one counts half: who does what changes. */
const halfLife = 12_000;
/** Cases more than by the rules above it that a rule must send rightly, or have right among its three organisations. */
const leastGain = 0.5;
/** An organisation is gone when it would have had this many cases since its last, and has never been silent for nearly as long. */
const [missed, silence, fewest] = [8, 1.5, 5];
/** Share of the cases within which whoever takes over must have begun before the other ended, and cases it must have had since. */
const [overlap, taken] = [0.05, 3];

type Counts = Map<string, number>;
const add = (counts: Counts, name: string, n: number): Counts => counts.set(name, (counts.get(name) ?? 0) + n);
const sum = (counts: Counts): number => counts.values().reduce((all, n) => all + n, 0);
const leaf = ({ categories, areas }: Past): string => `${categories.at(-1) ?? ''} ${areas.at(-1) ?? ''}`;

/**
 * Who is gone, renamed or replaced, and who has their cases now: the organisation that began about when they ended and has most of the
 * cases of their matters and places since; null where none stands out.
 */
export const successors = (past: readonly Past[]): Map<string, string | null> => {
  const seen = new Map<string, { first: number; last: number; cases: number; gap: number; leaves: Set<string> }>();
  for (const [i, one] of past.entries()) {
    const known = seen.get(one.organisationId);
    if (!known) seen.set(one.organisationId, { first: i, last: i, cases: 1, gap: 0, leaves: new Set([leaf(one)]) });
    else {
      known.gap = Math.max(known.gap, i - known.last);
      known.last = i;
      known.cases++;
      known.leaves.add(leaf(one));
    }
  }
  const gone = new Map<string, string | null>();
  for (const [id, { first, last, cases, gap, leaves }] of seen) {
    const since = past.length - last;
    if (cases < fewest || since <= silence * gap || (cases / (last - first + 1)) * since <= missed) continue;
    const votes: Counts = new Map();
    for (const one of past.slice(last + 1))
      if ((seen.get(one.organisationId)?.first ?? 0) > last - past.length * overlap && leaves.has(leaf(one)))
        add(votes, one.organisationId, 1);
    const [best] = [...votes].sort((a, b) => b[1] - a[1]);
    gone.set(id, best && best[1] >= taken ? best[0] : null);
  }
  return gone;
};

interface Node {
  readonly category: string | null;
  readonly area: string;
  /** What is more general, the most general first, itself last. */
  readonly above: readonly string[];
  readonly counts: Counts;
}

const keyOf = (category: string | null, area: string): string => `${category ?? ''} ${area}`;

/** The matters and places cases fall under, from the most general to the most specific as rules are chosen: category before area. */
const nodesOf = (past: readonly Past[], now: (one: Past) => string | null): Map<string, Node> => {
  const nodes = new Map<string, Node & { depth: number }>();
  for (const [i, one] of past.entries()) {
    const organisationId = now(one);
    if (organisationId === null) continue;
    const weight = 0.5 ** ((past.length - i) / halfLife);
    for (const [c, category] of [null, ...one.categories].entries())
      for (const [a, area] of one.areas.entries()) {
        const key = keyOf(category, area);
        const known = nodes.get(key);
        if (known) add(known.counts, organisationId, weight);
        else {
          const above = [null, ...one.categories]
            .slice(0, c + 1)
            .flatMap((code) => one.areas.slice(0, a + 1).map((path) => keyOf(code, path)));
          nodes.set(key, { category, area, above, counts: new Map([[organisationId, weight]]), depth: c * 100 + a });
        }
      }
  }
  return new Map([...nodes].sort(([, a], [, b]) => a.depth - b.depth));
};

/** What was seen, backed by what is known already as by {@link trust} cases. */
const backed = (seen: Counts, known: Counts): Counts => {
  const all = sum(seen) + trust;
  const next: Counts = new Map();
  for (const [id, share] of known) next.set(id, (trust * share) / all);
  for (const [id, n] of seen) add(next, id, n / all);
  return next;
};
/** How likely each organisation is at a node: its own cases, backed by those of the larger nodes. */
const likely = (nodes: ReadonlyMap<string, Node>, { above }: Node): Counts =>
  above.reduce<Counts>((known, key) => {
    const counts = nodes.get(key)?.counts;
    return counts ? backed(counts, known) : known;
  }, new Map());

/** The likeliest first. */
const ranked = (shares: Counts): string[] => [...shares].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);

/**
 * Learns dispatch rules from past cases: for a category in an area, whoever had most of its cases, where that is not what the rule above
 * says already. Few cases lean on those of the larger category and area, recent ones count more, and who is gone is no longer proposed.
 * Nothing is said of cases of whose category nothing is known.
 * @param past in order of time, the oldest first
 * @returns rules from the most general to the most specific, for the engine's choice: deepest category first, then smallest area
 */
export const learnRules = (past: readonly Past[]): LearntRule[] => {
  const gone = successors(past);
  const now = ({ organisationId }: Past): string | null => {
    if (!gone.has(organisationId)) return organisationId;
    const next = gone.get(organisationId) ?? null;
    return next !== null && gone.has(next) ? null : next;
  };
  const nodes = nodesOf(past, now);
  const rules = new Map<string, { node: Node; proposed: string[]; shares: Counts; cases: number; hits: number; decided: Counts }>();
  const chosen = (node: Node) => rules.get(node.above.findLast((key) => rules.has(key)) ?? '');
  for (const [key, node] of nodes) {
    if (node.category === null) continue;
    const shares = likely(nodes, node);
    const proposed = ranked(shares).slice(0, 3);
    const before = chosen(node)?.proposed;
    const right = (ids: readonly string[]): number => ids.reduce((all, id, i) => all + (shares.get(id) ?? 0) * (i === 0 ? 2 : 1), 0);
    if (!before || sum(node.counts) * (right(proposed) - right(before)) >= leastGain)
      rules.set(key, { node, proposed, shares, cases: 0, hits: 0, decided: new Map() });
  }
  for (const one of past) {
    const bottom = nodes.get(keyOf(one.categories.at(-1) ?? null, one.areas.at(-1) ?? ''));
    const rule = bottom && chosen(bottom);
    if (!rule) continue;
    const organisationId = now(one);
    rule.cases++;
    if (organisationId === rule.proposed[0]) rule.hits++;
    if (organisationId !== null) add(rule.decided, organisationId, 1);
  }
  return [...rules.values()].flatMap(({ node, proposed: [organisationId], shares, cases, hits, decided }) => {
    // a rule all of whose cases went to more specific ones decides nothing that was seen
    if (organisationId === undefined || cases === 0) return [];
    const alternatives = ranked(backed(decided, shares)).filter((id) => id !== organisationId);
    return [{ categoryCode: node.category, areaPath: node.area, organisationId, alternatives: alternatives.slice(0, 2), cases, hits }];
  });
};
