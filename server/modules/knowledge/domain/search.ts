/** By what an answer is found. */
export interface Spelling {
  /** In small letters, as the text is. */
  readonly title: string;
  readonly text: string;
  readonly pinyin: string;
  readonly initials: string;
}
const plain = (text: string): string => text.toLowerCase();

/**
 * How well typed words find an answer: every one of them has to stand somewhere in it, any run of characters, or be pinyin or initials in its title.
 * @returns more for words of the title; 0 where one is nowhere
 */
export const foundBy = (typed: string, { title, text, pinyin, initials }: Spelling): number => {
  let sum = 0;
  for (const word of plain(typed).split(/\s+/).filter(Boolean)) {
    const isLatin = /^[a-z]+$/.test(word);
    if (title.includes(word)) sum += 3;
    else if (isLatin && (pinyin.includes(word) || initials.includes(word))) sum += 2;
    else if (text.includes(word)) sum += 1;
    else return 0;
  }
  return sum;
};
