/** What of a text is not as it seems on screen and is put right where that leaves no doubt. `code`: under `sheets.notes.mended_<code>`; null: nothing. */
export interface Mended {
  readonly now: string;
  readonly code: 'invisible' | 'apostrophe' | 'full_width' | null;
}

/** A text without characters nobody sees, the apostrophe that keeps digits a text, and digits in full width. */
export const mendedText = (text: string): Mended => {
  let now = text;
  let code: Mended['code'] = null;
  const seen = now.replace(/\p{Cf}/gu, '').trim();
  if (seen !== now) [now, code] = [seen, 'invisible'];
  const bare = now.replace(/^['\u2018\u2019](?=[\d=+-])/, '');
  if (bare !== now) [now, code] = [bare, 'apostrophe'];
  const narrow = now
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)\uff0e(?=\d)/g, '.');
  if (narrow !== now) [now, code] = [narrow, 'full_width'];
  return { now, code };
};
