import type { FastifyInstance } from 'fastify';
import { fail } from './errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Values and members the JSON of a request may hold, where that is more than usual. */
    mostParts?: number;
  }
}

/** Lists and objects inside one another that a request may hold. A drawing, the deepest of ours, has eight. */
export const mostDepth = 32;
/** Members of all lists and objects of a request together, where its endpoint says nothing else. */
export const usualParts = 20_000;

const [quote, backslash, comma, openList, closeList, openObject, closeObject] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Measures JSON before it is parsed, by its brackets and commas outside strings: in one pass and without recursion, because what a
 * parser and those behind it do with ten thousand brackets takes seconds. Says nothing about whether it is JSON.
 * @returns what is too much, null when all is within bounds
 */
export const tooMuchOf = (bytes: Uint8Array, parts: number): 'depth' | 'parts' | null => {
  let depth = 0;
  let count = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i];
    if (byte === quote) {
      for (i += 1; i < bytes.length && bytes[i] !== quote; i += 1) if (bytes[i] === backslash) i += 1;
    } else if (byte === openList || byte === openObject) {
      depth += 1;
      count += 1;
      if (depth > mostDepth) return 'depth';
    } else if (byte === closeList || byte === closeObject) depth -= 1;
    else if (byte === comma) count += 1;
    if (count > parts) return 'parts';
  }
  return null;
};

/** Parses JSON bodies that were measured first; `__proto__` and `constructor.prototype` in them are refused. */
export const installJson = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const excess = tooMuchOf(bytes, request.routeOptions.config.mostParts ?? usualParts);
    if (excess === null) return void parse(request, bytes.toString(), done);
    try {
      if (excess === 'parts') fail('request.too_large');
      fail('request.invalid', { fields: '?', issues: [{ path: '', message: `is nested more than ${mostDepth} deep` }] });
    } catch (error) {
      done(error as Error);
    }
  });
};
