const longest = 40;

/** The line a case is listed under: the report's first sentence, shortened at the end, never at the front. */
export const titleOf = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ').trim();
  const sentence = /^.{6,}?[。！？!?；;]/u.exec(flat)?.[0].replace(/[。；;]$/u, '') ?? flat;
  const letters = [...sentence];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : sentence;
};
