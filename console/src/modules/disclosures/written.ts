import type { NoticeFile } from '#contract/disclosures/api.ts';
import type { DisclosureBody } from '#contract/disclosures/values.ts';

import type { ChosenPhoto } from '../../components/PhotoField.tsx';

/** What is typed of a disclosure. */
export interface Written {
  title: string;
  text?: string;
  table?: string;
  names?: string;
  maskNumbers?: boolean;
  photos?: readonly ChosenPhoto[];
  documents?: readonly string[];
  filesChecked?: boolean;
}
/** Files of a version as the form has them. */
export const attachedIn = (files: readonly NoticeFile[]): Pick<Written, 'photos' | 'documents'> => ({
  photos: files.flatMap(({ id, kind }) => (kind === 'photo' ? [{ id, thumbnailUrl: `/api/files/${id}/thumbnail` }] : [])),
  documents: files.flatMap(({ id, kind }) => (kind === 'document' ? [id] : [])),
});
export const namesOf = (files: readonly NoticeFile[]): Record<string, string> =>
  Object.fromEntries(files.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
const cells = (line: string): string[] =>
  (line.includes('\t') ? line.split('\t') : line.replace(/^\||\|$/g, '').split('|')).map((cell) => cell.trim());

/** Rows as they are pasted from a spreadsheet, or written with `|`; the first is the head. Null where there is none. */
export const tableOf = (text: string | undefined): DisclosureBody['table'] => {
  const [head, ...rows] = (text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(cells);
  return head && rows.length > 0 ? { head, rows } : null;
};
export const tableText = (table: DisclosureBody['table']): string =>
  table ? [table.head, ...table.rows].map((row) => row.join(' | ')).join('\n') : '';

/** What is sent of it. */
export const bodyOf = ({
  title,
  text = '',
  table,
  names = '',
  maskNumbers = false,
  photos = [],
  documents = [],
  filesChecked = false,
}: Written) => ({
  title: title.trim(),
  paragraphs: text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
  table: tableOf(table),
  names: [...new Set(names.split(/[、,，;；\s]+/).filter((name) => name.length > 1))],
  maskNumbers,
  photoIds: photos.map(({ id }) => id),
  documentIds: [...documents],
  filesChecked,
});
