/**
 * Regular expressions that cannot be made slow: a subset read into a machine whose states are followed side by side (Thompson), so that a
 * text costs its length times the size of the pattern, whatever is written. The subset: `^…$` around the whole, characters, `.`, `\d \w \s` and
 * `\` before a sign, `[…]` with ranges and `^`, groups `(…)` or `(?:…)`, `|`, and `? * + {n} {n,} {n,m}` up to 64.
 * No lookaround, no references back: where the subset takes a pattern it means what JSON Schema means by it.
 */

type Test = (c: string) => boolean;
/** A state: a character to eat and where it leads, or places to go on without eating; neither: the end. */
type State = { eat: Test; to: number } | { go: number[] };
type Node = { test: Test } | { sequence: Node[] } | { either: Node[] } | { repeat: Node; least: number; most: number };

const most = 64;
const states = 2000;
/** What a backslash takes its meaning from. */
const signs = '^$\\.*+?()[]{}|/';
const pointOf = (c: string): number => c.codePointAt(0) ?? 0;
const classes: Readonly<Record<string, RegExp>> = { d: /[0-9]/, w: /[0-9A-Za-z_]/, s: /\s/ };

class Unreadable extends Error {
  readonly at: number;
  constructor(at: number) {
    super('unreadable pattern');
    this.at = at;
  }
}

const parse = (chars: readonly string[]): Node => {
  let at = 0;
  const no = (): never => {
    throw new Unreadable(at);
  };
  const take = (): string => chars[at++] ?? no();
  const escaped = (signs: string): Test | string => {
    const c = take();
    const known = classes[c];
    if (known) return (one) => known.test(one);
    return signs.includes(c) ? c : no();
  };
  const set = (): Test => {
    const not = chars[at] === '^' && ++at > 0;
    const member = (): Test | string => {
      const c = take();
      return c === '\\' ? escaped(`${signs}-`) : c;
    };
    const tests: Test[] = [];
    while (chars[at] !== ']') {
      const from = member();
      const isRange = chars[at] === '-' && chars[at + 1] !== ']';
      if (!isRange) tests.push(typeof from === 'string' ? (one) => one === from : from);
      else {
        at++;
        const to = member();
        if (typeof from !== 'string' || typeof to !== 'string') return no();
        const [first, last] = [pointOf(from), pointOf(to)];
        if (last < first) return no();
        tests.push((one) => pointOf(one) >= first && pointOf(one) <= last);
      }
    }
    if (tests.length === 0) return no();
    at++;
    return (one) => tests.some((test) => test(one)) !== not;
  };
  const atom = (): Node => {
    const c = take();
    if (c === '(') {
      if (chars[at] === '?') {
        if (chars[at + 1] !== ':') return no();
        at += 2;
      }
      const inner = either();
      if (take() !== ')') return no();
      return inner;
    }
    if (c === '[') return { test: set() };
    if (c === '.') return { test: (one) => !/[\n\r\u2028\u2029]/.test(one) };
    if (c === '\\') {
      const one = escaped(signs);
      return { test: typeof one === 'string' ? (other) => other === one : one };
    }
    if ('^$*+?{}])|'.includes(c)) {
      at--;
      return no();
    }
    return { test: (one) => one === c };
  };
  const digits = (): number => {
    let text = '';
    while (/^[0-9]$/.test(chars[at] ?? '')) text += take();
    return text === '' || Number(text) > most ? no() : Number(text);
  };
  const times = (): [number, number] | null => {
    const c = chars[at];
    if (c === '?' || c === '*' || c === '+') {
      at++;
      return [c === '+' ? 1 : 0, c === '?' ? 1 : Infinity];
    }
    if (c !== '{') return null;
    at++;
    const least = digits();
    let upTo = least;
    if (chars[at] === ',') {
      at++;
      upTo = chars[at] === '}' ? Infinity : digits();
    }
    if (take() !== '}' || upTo < least) return no();
    return [least, upTo];
  };
  const sequence = (): Node => {
    const nodes: Node[] = [];
    while (at < chars.length && chars[at] !== '|' && chars[at] !== ')') {
      const node = atom();
      const count = times();
      nodes.push(count ? { repeat: node, least: count[0], most: count[1] } : node);
      if (count && times()) return no();
    }
    return { sequence: nodes };
  };
  const either = (): Node => {
    const nodes = [sequence()];
    while (chars[at] === '|') {
      at++;
      nodes.push(sequence());
    }
    return nodes.length === 1 && nodes[0] ? nodes[0] : { either: nodes };
  };
  const whole = either();
  if (at < chars.length) return no();
  return whole;
};

/** Lays a node out from its end: answers the state in which it begins when it is followed by `next`. */
const layOut = (node: Node, next: number, program: State[]): number => {
  const add = (state: State): number => {
    if (program.length >= states) throw new Unreadable(0);
    return program.push(state) - 1;
  };
  if ('test' in node) return add({ eat: node.test, to: next });
  if ('sequence' in node) return node.sequence.reduceRight((to, one) => layOut(one, to, program), next);
  if ('either' in node) return add({ go: node.either.map((one) => layOut(one, next, program)) });
  let to = next;
  if (node.most === Infinity) {
    const loop = { go: [next] };
    to = add(loop);
    loop.go.push(layOut(node.repeat, to, program));
  } else for (let i = node.least; i < node.most; i++) to = add({ go: [next, layOut(node.repeat, to, program)] });
  for (let i = 0; i < node.least; i++) to = layOut(node.repeat, to, program);
  return to;
};

/** Whether a whole text matches; null with the place of what cannot be read, counted in characters from 0. */
export const readPattern = (pattern: string): { matches: (text: string) => boolean } | { unreadableAt: number } => {
  const chars = [...pattern];
  if (chars[0] !== '^') return { unreadableAt: 0 };
  if (chars.length < 2 || chars.at(-1) !== '$') return { unreadableAt: chars.length };
  const program: State[] = [{ go: [] }];
  let start: number;
  try {
    const inner = parse(chars.slice(1, -1));
    // `^a|b$` would mean something else to others
    if ('either' in inner) return { unreadableAt: chars.indexOf('|') };
    start = layOut(inner, 0, program);
  } catch (error) {
    if (error instanceof Unreadable) return { unreadableAt: error.at + 1 };
    throw error;
  }
  const reach = (from: number, into: Set<number>): void => {
    const waiting = [from];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (into.has(at)) continue;
      into.add(at);
      const state = program[at];
      if (state && 'go' in state) waiting.push(...state.go);
    }
  };
  return {
    matches: (text) => {
      let now = new Set<number>();
      reach(start, now);
      for (const c of text) {
        const then = new Set<number>();
        for (const at of now) {
          const state = program[at];
          if (state && 'eat' in state && state.eat(c)) reach(state.to, then);
        }
        if (then.size === 0) return false;
        now = then;
      }
      return now.has(0);
    },
  };
};
