import type { ASTNode, SourceRange } from '@marcbachmann/cel-js';
import { longestList } from './cost.ts';
import { daysSince, plusDays, plusMonths, quarter } from './days.ts';

/** A value that is known. */
export type Known = string | number | bigint | boolean | readonly Known[];
/** Nobody knows the value: it goes on through whatever asks for it, unless another part decides alone. */
export const unknown: unique symbol = Symbol('unknown');
type Value = Known | typeof unknown;

export interface Scope {
  readonly values: Readonly<Record<string, unknown>>;
  /** Names that comprehensions bind. */
  readonly bound: Map<string, Value>;
  /** Names that were asked for and have no value. */
  readonly missing: Set<string>;
}
export type Closure = (scope: Scope) => Value;

/** An evaluation that cannot go on, with its place. */
export class Failure extends Error {
  readonly range: SourceRange;
  constructor(range: SourceRange) {
    super('the expression failed');
    this.range = range;
  }
}

/** Functions and methods that may be called. */
export const functions: ReadonlySet<string> = new Set([
  'known',
  'size',
  'contains',
  'containsAny',
  'startsWith',
  'endsWith',
  'daysSince',
  'plusDays',
  'plusMonths',
  'quarter',
  'exists',
  'all',
  'exists_one',
  'filter',
  'map',
]);

const equal = (a: Known, b: Known): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((one, i) => equal(one, b[i] as Known)) : a === b;

/** Both sides, unless one is unknown. */
const both =
  (a: Closure, b: Closure, act: (a: never, b: never) => Value): Closure =>
  (scope) => {
    const left = a(scope);
    const right = b(scope);
    return left === unknown || right === unknown ? unknown : act(left as never, right as never);
  };

const operators: Readonly<Record<string, (a: never, b: never) => Known>> = {
  '==': equal,
  '!=': (a: Known, b: Known) => !equal(a, b),
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '+': (a: Known, b: Known) => (Array.isArray(a) && Array.isArray(b) ? [...a, ...b] : (a as number) + (b as number)),
  in: (a: Known, b: readonly Known[]) => b.some((one) => equal(a, one)),
};

/** What decides alone, whatever the other side is: `false && …`, `true || …`. Either side may be the one. */
const logical =
  (a: Closure, b: Closure, decides: boolean): Closure =>
  (scope) => {
    const left = a(scope);
    if (left === decides) return decides;
    const right = b(scope);
    if (right === decides) return decides;
    return left === unknown || right === unknown ? unknown : !decides;
  };

const methods: Readonly<Record<string, (receiver: string, arg: never) => Value>> = {
  contains: (text, part: string) => text.includes(part),
  containsAny: (text, parts: readonly string[]) => parts.some((part) => text.includes(part)),
  startsWith: (text, part: string) => text.startsWith(part),
  endsWith: (text, part: string) => text.endsWith(part),
  daysSince: (day, since: string) => daysSince(day, since) ?? unknown,
  plusDays: (day, days: bigint) => plusDays(day, days) ?? unknown,
  plusMonths: (day, months: bigint) => plusMonths(day, months) ?? unknown,
};
const sizeOf = (value: Known): bigint => BigInt(typeof value === 'string' ? [...value].length : (value as readonly Known[]).length);

type Compile = (node: ASTNode) => Closure;

/** exists, all, exists_one, filter, map: the body for each entry, with its name bound. */
const comprehension = (compile: Compile, name: string, list: ASTNode, [variable, body]: readonly ASTNode[]): Closure => {
  const [entries, step] = [compile(list), compile(body as ASTNode)];
  const bind = (variable as { args: string }).args;
  return (scope) => {
    const found = entries(scope);
    if (found === unknown) return unknown;
    const before = scope.bound.get(bind);
    const given = (found as readonly Known[]).map((entry) => {
      scope.bound.set(bind, entry);
      return step(scope);
    });
    if (before === undefined) scope.bound.delete(bind);
    else scope.bound.set(bind, before);
    if (name === 'exists' && given.includes(true)) return true;
    if (name === 'all' && given.includes(false)) return false;
    if (given.includes(unknown)) return unknown;
    if (name === 'map') return given as Known[];
    if (name === 'filter') return (found as readonly Known[]).filter((_, i) => given[i] === true);
    return name === 'exists_one' ? given.filter((one) => one === true).length === 1 : name === 'all';
  };
};

const variableOf =
  (name: string, type: string | undefined, range: SourceRange): Closure =>
  ({ bound, values, missing }) => {
    const inner = bound.get(name);
    if (inner !== undefined) return inner;
    const value = values[name];
    if (value === null || value === undefined) {
      missing.add(name);
      return unknown;
    }
    if (Array.isArray(value) && value.length > longestList) throw new Failure(range);
    return type === 'int' ? BigInt(value as number) : (value as Known);
  };

/** Makes a node into a function that follows it; the tree is walked once, nothing is generated. */
export const compileNode = (node: ASTNode, types: Readonly<Record<string, string>>): Closure => {
  const compile: Compile = (inner) => compileNode(inner, types);
  const { start, end } = node;
  switch (node.op) {
    case 'value': {
      const value = node.args as Known | null;
      return () => value ?? unknown;
    }
    case 'id':
      return variableOf(node.args, types[node.args], { start, end });
    case 'list': {
      const parts = node.args.map(compile);
      return (scope) => {
        const given = parts.map((part) => part(scope));
        return given.includes(unknown) ? unknown : (given as Known[]);
      };
    }
    case '!_':
    case '-_': {
      const [part, not] = [compile(node.args), node.op === '!_'];
      return (scope) => {
        const value = part(scope);
        return value === unknown ? unknown : not ? !value : -(value as number);
      };
    }
    case '&&':
    case '||':
      return logical(compile(node.args[0]), compile(node.args[1]), node.op === '||');
    case '?:': {
      const [asked, yes, no] = node.args.map(compile) as [Closure, Closure, Closure];
      return (scope) => {
        const decided = asked(scope);
        return decided === unknown ? unknown : decided ? yes(scope) : no(scope);
      };
    }
    case '/':
    case '%': {
      const rest = node.op === '%';
      return both(compile(node.args[0]), compile(node.args[1]), (a: bigint, b: bigint) => {
        if (Number(b) === 0) throw new Failure({ start, end });
        return rest ? a % b : a / b;
      });
    }
    case '[]':
      return both(compile(node.args[0]), compile(node.args[1]), (list: readonly Known[], at: bigint) => {
        const found = list[Number(at)];
        if (found === undefined) throw new Failure({ start, end });
        return found;
      });
    case 'call': {
      const [name, [first]] = node.args;
      const part = compile(first as ASTNode);
      if (name === 'known') return (scope) => part(scope) !== unknown;
      return (scope) => {
        const value = part(scope);
        return value === unknown ? unknown : sizeOf(value);
      };
    }
    case 'rcall': {
      const [name, receiver, args] = node.args;
      const method = methods[name];
      if (method) return both(compile(receiver), compile(args[0] as ASTNode), method as never);
      if (name !== 'size' && name !== 'quarter') return comprehension(compile, name, receiver, args);
      const part = compile(receiver);
      return (scope) => {
        const value = part(scope);
        if (value === unknown) return unknown;
        return name === 'size' ? sizeOf(value) : (quarter(value as string) ?? unknown);
      };
    }
    default: {
      const [left, right] = node.args as [ASTNode, ASTNode];
      const operator = operators[node.op];
      if (!operator) throw new Failure({ start, end });
      return both(compile(left), compile(right), operator);
    }
  }
};
