import { type BodyGiven, type DisclosureBody, most, type Worded } from '#contract/disclosures/values.ts';

const plain = (given: Worded, mask: (name: string) => string): string =>
  typeof given === 'string' ? given : given.map((part) => (typeof part === 'string' ? part : mask(part.person))).join('');
/** One line, as a cell holds it. */
const cellOf = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, most.cell);

/** What is published of words that name people by tokens: each of them masked. Empty paragraphs are left out. */
export const maskedBody = ({ paragraphs, table }: BodyGiven, mask: (name: string) => string): DisclosureBody => ({
  paragraphs: paragraphs.map((one) => plain(one, mask).trim()).filter((one) => one !== ''),
  table: table
    ? { head: table.head.map(cellOf), rows: table.rows.map((row) => table.head.map((_, i) => cellOf(plain(row[i] ?? '', mask)))) }
    : null,
});

/** Words with some names masked wherever they stand, the longest first: 欧阳锋 is not taken for 欧阳. */
export const withNamesMasked = (text: string, names: readonly string[], mask: (name: string) => string): string =>
  [...names].sort((a, b) => b.length - a.length).reduce((words, name) => words.replaceAll(name, mask(name)), text);

/** Changes every text of a body. */
export const eachText = ({ paragraphs, table }: DisclosureBody, change: (text: string) => string): DisclosureBody => ({
  paragraphs: paragraphs.map(change),
  table: table && { head: table.head.map(change), rows: table.rows.map((row) => row.map(change)) },
});
/** All that a body says, to be looked through. */
export const wholeText = ({ paragraphs, table }: DisclosureBody): string =>
  [...paragraphs, ...(table ? [table.head.join(' '), ...table.rows.map((row) => row.join(' '))] : [])].join('\n');
export const isEmpty = ({ paragraphs, table }: DisclosureBody): boolean =>
  paragraphs.every((one) => one.trim() === '') && (table === null || table.rows.length === 0);
