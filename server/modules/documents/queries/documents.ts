import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DocumentDetail, findDocumentOf, listDocuments, Proof } from '#contract/documents/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { blocksOf } from '#contract/kernel/paper.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { readToken } from '#kernel/keys/tokens.ts';
import { writePaper } from '#kernel/paper/paper.ts';
import type { DocumentSource, Documents } from '../documents.ts';
import { provedText } from '../domain/content.ts';
import type { Readable } from '../domain/document.ts';
import { mayMake, mayRead, reachOf } from '../policy.ts';
import { findDocument, findOfSubject, pageOfDocuments, signaturesOf } from '../store/documents.ts';
import { type Paper, presentDocument, presentPaper, presentRow, proofs } from './present.ts';

/** Whether the viewer may make the document of a subject that lies in an area. */
export const mayMakeOf = async (source: DocumentSource, tx: Tx, viewer: Viewer, subjectId: string, areaPath: string): Promise<boolean> =>
  source.worksOn ? source.worksOn(tx, viewer, subjectId) : mayMake(viewer, areaPath);

/** A document as far as the viewer may read it; null where not. */
const seen = async (
  { sources }: Documents,
  tx: Tx,
  viewer: Viewer,
  found: Awaited<ReturnType<typeof findDocument>>,
): Promise<Readable | null> => {
  if (!found) return null;
  if (!found.restricted) return mayRead(viewer, found) ? { ...found, makes: mayMake(viewer, found.areaPath) } : null;
  return (await sources.find(found.source)?.worksOn?.(tx, viewer, found.subjectId)) ? { ...found, makes: true } : null;
};

/** A document the viewer may read. @throws documents.not_found */
export const readable = async (documents: Documents, tx: Tx, viewer: Viewer, id: string, lock = false): Promise<Readable> =>
  (await seen(documents, tx, viewer, await findDocument(tx, id, lock))) ?? fail('documents.not_found');

export const documentsPage = (
  { kernel }: Documents,
  viewer: Viewer,
  query: z.output<NonNullable<(typeof listDocuments)['query']>>,
): Promise<z.input<typeof listDocuments.response>> =>
  kernel.db.read(accessOf(viewer), async (tx) => {
    const before = readCursor<[string]>(query.cursor, ['uuid'])?.[0] ?? null;
    const states = query.state?.length ? query.state : null;
    const { rows, next } = cutPage(
      await pageOfDocuments(tx, reachOf(viewer), { states, before, limit: query.limit + 1 }),
      query.limit,
      ({ id }) => [id],
    );
    const signatures = await signaturesOf(
      tx,
      rows.map(({ id }) => id),
    );
    return { items: rows.map((row) => presentRow(row, signatures)), next };
  });

export const documentById = async (documents: Documents, viewer: Viewer, id: string): Promise<DocumentDetail> => {
  const proofOf = await proofs(documents, viewer.jurisdictionId);
  return documents.kernel.db.read(accessOf(viewer), async (tx) =>
    presentDocument(tx, viewer, await readable(documents, tx, viewer, id), proofOf),
  );
};

/** The document of something, and whether one may be made of it. */
export const documentOf = async (
  documents: Documents,
  viewer: Viewer,
  { source, subjectId }: { source: string; subjectId: string },
): Promise<z.input<typeof findDocumentOf.response>> => {
  const of = documents.sources.find(source);
  const read = await of?.open(viewer);
  return documents.kernel.db.read(accessOf(viewer), async (tx) => {
    const subject = (await read?.(tx, subjectId)) ?? null;
    const found = await findOfSubject(tx, source, subjectId);
    const shown = await seen(documents, tx, viewer, found);
    return {
      document: shown && presentRow(shown, await signaturesOf(tx, [shown.id])),
      mayMake: found === null && of !== null && subject !== null && (await mayMakeOf(of, tx, viewer, subjectId, subject.areaPath)),
    };
  });
};

/** A document on A4, with what was signed by now. */
const printed = async (detail: Paper): Promise<{ pdf: Buffer; name: string }> => {
  const pdf = await writePaper({
    title: detail.title,
    blocks: blocksOf(detail.body),
    signatures: detail.parties.map(({ role, name, strokes, signedBy, signedAt }) => ({
      role,
      name,
      strokes,
      signed: signedAt === null ? null : `${signedBy} ${shanghaiDay(new Date(signedAt))}`,
    })),
    foot: [detail.number, `SHA-256 ${detail.archiveHash ?? detail.hash}`],
    code: { url: detail.proofUrl, words: '扫码查验：可看到这份文书的名称、编号、日期、签署单位和校验值，不显示个人信息。' },
    at: detail.madeAt,
  });
  return { pdf, name: `${detail.number} ${detail.title}.pdf` };
};

export const pdfOf = async (documents: Documents, viewer: Viewer, id: string): Promise<{ pdf: Buffer; name: string }> =>
  printed(await documentById(documents, viewer, id));

/** Every document that was made of something, as it is printed; for the archive, which asks for nobody. */
export const papersAbout = async (
  documents: Documents,
  jurisdictionId: string,
  subjectId: string,
): Promise<{ number: string; pdf: Buffer }[]> => {
  const proofOf = await proofs(documents, jurisdictionId);
  const papers = await documents.kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const found: Paper[] = [];
    for (const { source } of documents.sources.all()) {
      const one = await findOfSubject(tx, source, subjectId);
      if (one) found.push(await presentPaper(tx, one, proofOf));
    }
    return found;
  });
  return Promise.all(papers.map(async (paper) => ({ number: paper.number, pdf: (await printed(paper)).pdf })));
};

/** What the code on a paper proves: only what stands there without a person. @throws documents.proof_unknown */
export const proofOf = async ({ kernel }: Documents, token: string): Promise<Proof> => {
  const read = readToken(token);
  const jurisdiction = read && (await kernel.jurisdictions.byId(read.jurisdictionId));
  if (!read || !jurisdiction) return fail('documents.proof_unknown');
  const ring = await kernel.keys.of(jurisdiction.id);
  return kernel.db.read(systemAccess(jurisdiction.id), async (tx) => {
    const d = (await findDocument(tx, read.id)) ?? fail('documents.proof_unknown');
    if (!ring.verify('document', provedText(d.id, d.contentHash), read.signature)) fail('documents.proof_unknown');
    const { title, number, state, madeAt, parties, hash, archiveHash } = {
      ...presentRow(d, await signaturesOf(tx, [d.id])),
      hash: d.contentHash.toString('hex'),
      archiveHash: d.archiveHash?.toString('hex') ?? null,
    };
    return {
      title,
      number,
      state,
      madeAt,
      jurisdiction: jurisdiction.name,
      // whoever is no organisation in it is a person
      parties: parties.map(({ role, name, signedAt }, i) => ({
        role,
        name: d.restricted && !d.parties[i]?.organisationId ? '' : name,
        signedAt,
      })),
      hash,
      archiveHash,
    };
  });
};
