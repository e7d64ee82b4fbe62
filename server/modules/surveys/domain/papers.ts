import type { Answers } from '#contract/kernel/form/schema.ts';

const sameAnswer = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? JSON.stringify([...a].sort()) === JSON.stringify([...b].sort()) : a === b;

/** What two entries of one sheet differ in, and how many answers were compared: all that stands in either. */
export const compareEntries = (first: Answers, second: Answers): { compared: number; differing: string[] } => {
  const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])].sort();
  return { compared: keys.length, differing: keys.filter((key) => !sameAnswer(first[key], second[key])) };
};
