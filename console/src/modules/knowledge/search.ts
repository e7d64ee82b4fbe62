import { type Topic, topics } from '#contract/knowledge/topics.ts';

/** What the page of answers shows; it lives in the address. */
export interface KnowledgeSearch {
  q?: string | undefined;
  topic?: Topic | undefined;
  /** The answer that is open beside the list. */
  article?: string | undefined;
}

const text = (value: unknown, max: number): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, max) || undefined : undefined;

/** Reads an address; what makes no sense is left out. */
export const readKnowledgeSearch = (raw: Record<string, unknown>): KnowledgeSearch => {
  const search = { q: text(raw['q'], 60), topic: topics.find((one) => one === raw['topic']), article: text(raw['article'], 36) };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};
