import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DocumentDetail } from '#contract/documents/api.ts';
import { type DocumentTemplate, filled } from '#contract/documents/templates.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { DocumentSource, Documents } from '../documents.ts';
import { contentHash, numberOf } from '../domain/content.ts';
import type { DocumentRecord } from '../domain/document.ts';
import { mayMake } from '../policy.ts';
import { readable } from '../queries/documents.ts';
import { presentDocument, proofs } from '../queries/present.ts';
import { insertDocument, nextNumber } from '../store/documents.ts';

/** The template that holds for a source now, with its version; 0 for the one that comes with the program. */
const templateFor = async (
  { kernel, templates }: Documents,
  jurisdictionId: string,
  { source, template }: DocumentSource,
): Promise<{ version: number; template: Omit<DocumentTemplate, 'source'> }> => {
  const book = await kernel.definitions.inForce(templates, jurisdictionId, kernel.clock.now());
  const own = book?.content.templates.find((one) => one.source === source);
  return own && book ? { version: book.version, template: own } : { version: 0, template };
};

/**
 * Makes a document of something: its text by the template that holds, with the next number of its series.
 * @throws documents.subject_not_found, session.forbidden, documents.exists
 */
export const makeDocument = async (
  documents: Documents,
  viewer: Viewer,
  body: { id: string; source: string; subjectId: string },
): Promise<DocumentDetail> => {
  const source = documents.sources.find(body.source) ?? fail('documents.subject_not_found');
  const [read, { version, template }, proofOf] = await Promise.all([
    source.open(viewer),
    templateFor(documents, viewer.jurisdictionId, source),
    proofs(documents, viewer.jurisdictionId),
  ]);
  return command(
    documents.kernel,
    viewer,
    'documents.make',
    body,
    async ({ tx, at, log }) => {
      const subject = (await read(tx, body.subjectId)) ?? fail('documents.subject_not_found');
      if (!mayMake(viewer, subject.areaPath)) fail('session.forbidden');
      const year = Number(shanghaiDay(at).slice(0, 4));
      const number = numberOf(template.series, year, await nextNumber(tx, template.series, year));
      const content = { number, title: subject.title, body: filled(template.body, subject.values), parties: subject.parties };
      const record: DocumentRecord = {
        ...content,
        id: body.id,
        source: body.source,
        subjectId: body.subjectId,
        templateVersion: version,
        organisationIds: subject.parties.flatMap(({ organisationId }) => organisationId ?? []),
        areaPath: subject.areaPath,
        state: 'to_sign',
        madeBy: viewer.accountId,
        madeAt: at,
        contentHash: contentHash(content),
        archiveHash: null,
        archivedAt: null,
        withdrawnReason: null,
      };
      if (!(await insertDocument(tx, record))) fail('documents.exists');
      await log('documents.made', body.id, { data: { number, source: body.source } });
      return body.id;
    },
    async ({ tx }, id) => presentDocument(tx, viewer, await readable(tx, viewer, id), proofOf),
  );
};
