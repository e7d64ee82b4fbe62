import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { costOf } from './cost.ts';
import { type Closure, compileNode, Failure, functions, type Known, type Scope, unknown } from './evaluate.ts';

/** Types of values that expressions know of. */
export type ValueType = 'string' | 'int' | 'double' | 'bool' | 'list<string>';

/** Why an expression cannot be used or gave nothing. Words: `expressions.faults.<code>`. */
export type FaultCode = 'long' | 'syntax' | 'name' | 'function' | 'type' | 'result' | 'dear' | 'failed';
export interface Fault {
  readonly code: FaultCode;
  /** The characters it is about, from 0, the end not included. */
  readonly start: number;
  readonly end: number;
  /** What stands there. */
  readonly what: string;
}

/** What a language of expressions is made of: the names its author may use, with their types. */
export interface Language {
  readonly variables: Readonly<Record<string, ValueType>>;
  readonly environment: Environment;
}

/** What an expression gives: a value; that it cannot be told, as these names have no value; or that it failed at a place. */
export type Outcome = { readonly value: Known } | { readonly unknown: readonly string[] } | { readonly fault: Fault };

/** An expression that was checked. */
export interface Expression {
  readonly text: string;
  /** Names it asks for. */
  readonly names: readonly string[];
  /** Estimated steps of one evaluation. */
  readonly cost: number;
  /** @param values by name; null and undefined are unknown */
  evaluate(values: Readonly<Record<string, unknown>>): Outcome;
}

/** Characters of an expression, nodes of its tree, and steps of one evaluation at most. */
export const longest = 1_000;
const mostNodes = 200;
const deepest = 24;
export const dearest = 2_000;

/** A language with the given names. Functions are those of {@link functions}; others, regular expressions among them, are refused. */
export const defineLanguage = (variables: Readonly<Record<string, ValueType>>): Language => {
  const limits = { maxAstNodes: mostNodes, maxDepth: deepest, maxListElements: 100, maxMapEntries: 1, maxCallArguments: 4 };
  const environment = new Environment({ unlistedVariablesAreDyn: false, limits })
    .registerFunction('known(dyn): bool', () => true)
    .registerFunction('string.containsAny(list<string>): bool', () => true)
    .registerFunction('string.daysSince(string): int', () => 0n)
    .registerFunction('string.plusDays(int): string', () => '')
    .registerFunction('string.plusMonths(int): string', () => '')
    .registerFunction('string.quarter(): string', () => '');
  for (const [name, type] of Object.entries(variables)) environment.registerVariable(name, type);
  return { variables, environment };
};

const faultAt = (text: string, code: FaultCode, range?: { readonly start: number; readonly end: number }): Fault => {
  const start = Math.min(range?.start ?? 0, text.length);
  const end = Math.max(start, Math.min(range?.end ?? text.length, text.length));
  return { code, start, end, what: text.slice(start, end) };
};

const codes: Readonly<Record<string, FaultCode>> = {
  unknown_variable: 'name',
  limit_exceeded: 'dear',
  no_matching_overload: 'function',
  unknown_function: 'function',
};

/** Children of a node, names that a comprehension binds apart. */
const callsOf = (node: ASTNode): ASTNode[] => {
  const { args } = node as { args: unknown };
  const all = (value: unknown): ASTNode[] =>
    Array.isArray(value) ? value.flatMap(all) : typeof value === 'object' && value !== null && 'op' in value ? [value as ASTNode] : [];
  return all(args);
};
const everyNode = (node: ASTNode): ASTNode[] => [node, ...callsOf(node).flatMap(everyNode)];

/**
 * Reads and checks an expression in CEL: its form, names, types, functions and cost. It is never turned into code, but followed step by step.
 * @param result the type it must give
 */
export const readExpression = (
  language: Language,
  text: string,
  result: ValueType,
): { readonly expression: Expression } | { readonly fault: Fault } => {
  if (text.length > longest) return { fault: faultAt(text, 'long', { start: longest, end: text.length }) };
  try {
    const { ast, check } = language.environment.parse(text);
    // before types: a function that does not exist here may exist in CEL
    for (const node of everyNode(ast)) {
      if (node.op === 'map' || node.op === '.' || node.op === '.?' || node.op === '[?]') return { fault: faultAt(text, 'syntax', node) };
      const name = node.op === 'call' || node.op === 'rcall' ? (node.args[0] as string) : null;
      if (name !== null && !functions.has(name)) return { fault: faultAt(text, 'function', node) };
    }
    const checked = check();
    if (!checked.valid) {
      const error = checked.error as ParseError | undefined;
      return { fault: faultAt(text, codes[error?.code ?? ''] ?? 'type', error?.range) };
    }
    if (checked.type !== result) return { fault: faultAt(text, 'result') };
    const cost = costOf(ast);
    if (cost > dearest) return { fault: faultAt(text, 'dear') };
    const run: Closure = compileNode(ast, language.variables);
    const names = [...new Set(everyNode(ast).flatMap((node) => (node.op === 'id' && node.args in language.variables ? [node.args] : [])))];
    const evaluate = (values: Readonly<Record<string, unknown>>): Outcome => {
      const scope: Scope = { values, bound: new Map(), missing: new Set() };
      try {
        const value = run(scope);
        return value === unknown ? { unknown: [...scope.missing] } : { value };
      } catch (error) {
        if (error instanceof Failure) return { fault: faultAt(text, 'failed', error.range) };
        throw error;
      }
    };
    return { expression: { text, names, cost, evaluate } };
  } catch (error) {
    if (error instanceof ParseError) return { fault: faultAt(text, codes[error.code] ?? 'syntax', error.range) };
    throw error;
  }
};
