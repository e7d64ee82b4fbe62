import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DocumentDetail } from '#contract/documents/api.ts';
import type { DocumentTemplate } from '#contract/documents/templates.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { DocumentSource, Documents } from '../documents.ts';
import { mayMakeOf, readable } from '../queries/documents.ts';
import { presentDocument, proofs } from '../queries/present.ts';
import { tellSigners } from './tell-parties.ts';
import { writeDocument } from './write-document.ts';

/** The template that holds for a source now, with its version; 0 for the one that comes with the program. */
export const templateFor = async (
  { kernel, templates }: Documents,
  jurisdictionId: string,
  { source, template }: DocumentSource,
): Promise<{ version: number; text: Omit<DocumentTemplate, 'source'> }> => {
  const book = await kernel.definitions.inForce(templates, jurisdictionId, kernel.clock.now());
  const own = book?.content.templates.find((one) => one.source === source);
  return own && book ? { version: book.version, text: own } : { version: 0, text: template };
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
  const [read, template, proofOf] = await Promise.all([
    source.open(viewer),
    templateFor(documents, viewer.jurisdictionId, source),
    proofs(documents, viewer.jurisdictionId),
  ]);
  return command(
    documents.kernel,
    viewer,
    'documents.make',
    body,
    async ({ tx, jurisdictionId, at, log }) => {
      const subject = (await read(tx, body.subjectId)) ?? fail('documents.subject_not_found');
      if (!(await mayMakeOf(source, tx, viewer, body.subjectId, subject.areaPath))) fail('session.forbidden');
      const document = await writeDocument(tx, {
        ...body,
        subject,
        template,
        by: viewer.accountId,
        at,
        restricted: source.worksOn !== undefined,
      });
      if (!document) return fail('documents.exists');
      await tellSigners(tx, { jurisdictionId, actorId: viewer.accountId, at }, document);
      await log('documents.made', body.id, { data: { number: document.number, source: body.source } });
      return body.id;
    },
    async ({ tx }, id) => presentDocument(tx, viewer, await readable(documents, tx, viewer, id), proofOf),
  );
};
