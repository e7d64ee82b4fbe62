import { z } from 'zod';
import { line, text } from '../kernel/shapes.ts';

/** A template: the text of a kind of document with fields, `{{unit}}`, in the marks of `contract/kernel/paper.ts`. */
export const documentTemplate = z.object({
  source: z.string().max(80).describe('what documents of it are made of: organisations.agreement'),
  name: line.min(2).max(60).describe('what such a document is called: 共建协议书'),
  series: line.min(1).max(20).describe('what their numbers begin with, each year from 1: 共建协议'),
  body: text.min(10).max(20_000),
});
export type DocumentTemplate = z.infer<typeof documentTemplate>;

/** All templates of a jurisdiction. */
export const templateBook = z.object({ templates: z.array(documentTemplate).max(50) });
export type TemplateBook = z.infer<typeof templateBook>;

/** Fields a text asks for, each once, in order. */
export const fieldsIn = (body: string): string[] => [
  ...new Set([...body.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = '']) => name)),
];

/** The text with its fields filled. A value is one part of the text: it begins no heading and no row of a table, unless it holds lines. */
export const filled = (body: string, values: Readonly<Record<string, string>>): string =>
  body.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, name: string) => values[name] ?? '');
