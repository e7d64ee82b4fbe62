import { unzipSync } from 'fflate';
import { fail } from '../errors.ts';

const office = 'application/vnd.openxmlformats-officedocument.';
/** Folder of an office document's parts, and its media type. */
const parts: readonly (readonly [folder: string, mediaType: string])[] = [
  ['word/', `${office}wordprocessingml.document`],
  ['xl/', `${office}spreadsheetml.sheet`],
  ['ppt/', `${office}presentationml.presentation`],
];

/** Names of an archive's entries, from its directory; nothing is unpacked. */
const namesIn = (bytes: Buffer): string[] => {
  const names: string[] = [];
  try {
    unzipSync(bytes, { filter: ({ name }) => names.push(name) < 0 });
  } catch {
    return [];
  }
  return names;
};

/**
 * Media type of a document by its content, whatever it is called: PDF, or an office document (docx, xlsx, pptx) without macros.
 * @throws file.not_a_document
 */
export const mediaTypeOf = (bytes: Buffer): string => {
  if (bytes.toString('latin1', 0, 5) === '%PDF-') return 'application/pdf';
  const names = bytes.toString('latin1', 0, 4) === 'PK\u0003\u0004' ? namesIn(bytes) : [];
  const found = parts.find(([folder]) => names.some((name) => name.startsWith(folder)));
  if (!found || !names.includes('[Content_Types].xml') || names.some((name) => /vbaProject\.bin$/i.test(name)))
    return fail('file.not_a_document');
  return found[1];
};
