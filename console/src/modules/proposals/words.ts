import type { Part } from '#contract/proposals/texts.ts';

/**
 * Paragraphs of a text somebody edited, a line each. One whose words stand in the text before keeps its key, and so does the one in whose place another
 * was written; the others are new.
 */
export const partsOf = (text: string, before: readonly Part[]): { key: string; text: string }[] => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const unused = new Map(before.map((part) => [part.key, part]));
  const take = (find: (part: Part) => boolean): string | null => {
    const found = [...unused.values()].find(find);
    if (!found) return null;
    unused.delete(found.key);
    return found.key;
  };
  const same = lines.map((line) => take((part) => part.text === line));
  let fresh = 0;
  const freshKey = (): string => {
    do fresh += 1;
    while (before.some(({ key }) => key === `p${fresh}`));
    return `p${fresh}`;
  };
  return lines.map((line, i) => ({ key: same[i] ?? take(({ key }) => key === before[i]?.key) ?? freshKey(), text: line }));
};
