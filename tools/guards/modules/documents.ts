import type { Guard } from '../guard.ts';

const test = 'server/modules/documents/documents.test.ts';

/** What keeps documents right where many act at once. */
const guards: readonly Guard[] = [
  {
    name: 'one document of a thing',
    file: 'database/migrations/0070_documents.sql',
    text: 'create unique index documents_of_subject',
    without: 'create index documents_of_subject',
    test,
    title: 'a document is made by its template, numbered, signed by everybody and archived',
  },
  {
    name: 'a number raised by whoever takes it',
    file: 'server/modules/documents/store/documents.ts',
    text: 'do update set last = document_numbers.last + 1',
    without: 'do update set last = document_numbers.last + 2',
    test,
    title: 'numbers of a series have no gap, whoever asks at once and whatever fails',
  },
  {
    name: 'one signature of a party',
    file: 'server/modules/documents/commands/write-document.ts',
    text: '  if (!(await insertSignature(tx, { ...given, documentId: document.id, signedAt: at }))) return false;\n',
    without: '  await insertSignature(tx, { ...given, documentId: document.id, signedAt: at });\n',
    test,
    title: 'of two who sign for a party at once one has signed',
  },
  {
    name: 'a proof of this very content',
    file: 'server/modules/documents/queries/documents.ts',
    text: "    if (!ring.verify('document', provedText(d.id, d.contentHash), read.signature)) fail('documents.proof_unknown');\n",
    without: '',
    test,
    title: 'a changed document is no longer proved',
  },
];
export default guards;
