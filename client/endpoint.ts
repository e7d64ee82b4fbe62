import type { z } from 'zod';
import type { Endpoint, Method } from '#contract/kernel/endpoint.ts';

type In<T> = T extends z.ZodType ? z.input<T> : never;
type Field<K extends string, T> = [T] extends [never]
  ? object
  : unknown extends T
    ? object
    : object extends T
      ? { [P in K]?: T }
      : { [P in K]: T };

/** What a call to an endpoint takes: its parameters, query and body, each only when the contract has it. */
export type Input<E extends Endpoint> = Field<'params', In<E['params']>> & Field<'query', In<E['query']>> & Field<'body', In<E['body']>>;
/** What a call answers with. */
export type Output<E extends Endpoint> = z.output<E['response']>;

/** An endpoint as the client carries it: address at run time, shapes at compile time. */
export interface Address<E extends Endpoint> {
  readonly method: Method;
  readonly path: string;
  /** What every success holds at its top: an answer without it did not come from our server. */
  readonly answers: readonly string[];
  readonly types?: E;
}

/** Ties an address to the contract's types; `answers` names the keys of a success, parted by spaces. */
export const is = <E extends Endpoint>(method: Method, path: string, answers: string): Address<E> => ({
  method,
  path,
  answers: answers.split(' ').filter(Boolean),
});

/** Addresses of all modules, by module: each generated file adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the generated files
export interface Endpoints {}
