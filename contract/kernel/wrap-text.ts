/** Width of a text in the unit of `size` (px, or mm when a page is drawn in mm). */
export type Measure = (text: string, size: number, bold?: boolean) => number;

/** Signs a Chinese line must not begin with. */
const neverFirst = /^[，。、；：！？）》」』”’】〉…,.;:!?)\]}]/u;

/** The pieces a line may be broken between: each Chinese sign by itself, Latin words and numbers whole. */
const pieces = (text: string): string[] => text.match(/\p{sc=Han}|[^\p{sc=Han}\p{P}\s]+|\s+|\p{P}/gu) ?? [];

/**
 * Breaks a text into lines no wider than `width` (a closing comma or bracket may hang over). A word longer than a line is cut. With
 * `most`, what does not fit ends in “…”.
 * @returns at least one line
 */
export const wrapText = (
  text: string,
  {
    width,
    size,
    bold = false,
    most = Number.POSITIVE_INFINITY,
    measure,
  }: { width: number; size: number; bold?: boolean; most?: number; measure: Measure },
): string[] => {
  const lines: string[] = [];
  const fits = (line: string): boolean => measure(line, size, bold) <= width;
  let line = '';
  const take = (piece: string): void => {
    if (fits(line + piece)) {
      line += piece;
      return;
    }
    if (line === '' || ([...piece].length > 1 && !fits(piece))) {
      // longer than a whole line: sign by sign
      const signs = [...piece];
      if (signs.length === 1) {
        line += piece;
        return;
      }
      for (const sign of signs) take(sign);
      return;
    }
    if (neverFirst.test(piece)) {
      line += piece;
      return;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  };
  for (const piece of pieces(text.trim())) take(piece);
  if (line.trimEnd() !== '' || lines.length === 0) lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = [...(kept[most - 1] ?? '')];
  while (last.length > 0 && !fits(`${last.join('')}…`)) last = last.slice(0, -1);
  kept[most - 1] = `${last.join('').trimEnd()}…`;
  return kept;
};
