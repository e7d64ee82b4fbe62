import { execute, type Tx } from '#kernel/db.ts';
import { isViolation } from '#kernel/violations.ts';
import type { DocumentRecord, SignatureRecord } from '../domain/document.ts';

const columns = `id, source, subject_id as "subjectId", template_version as "templateVersion", number, title, body, parties,
  organisation_ids as "organisationIds", area_path::text as "areaPath", restricted, state, made_by as "madeBy", made_at as "madeAt",
  content_hash as "contentHash", archive_hash as "archiveHash", archived_at as "archivedAt", withdrawn_reason as "withdrawnReason"`;

/** The next number of a series in a year, held until the transaction ends: one that is rolled back leaves no gap. */
export const nextNumber = async (tx: Tx, series: string, year: number): Promise<number> => {
  const { rows } = await execute<{ last: number }>(
    tx,
    `insert into document_numbers (jurisdiction_id, series, year, last) values (:jurisdiction, $1, $2, 1)
     on conflict (jurisdiction_id, series, year) do update set last = document_numbers.last + 1 returning last`,
    [series, year],
  );
  return rows[0]?.last ?? 1;
};

/** Stores a document; false where there already is one of its subject. */
export const insertDocument = async (tx: Tx, d: DocumentRecord): Promise<boolean> => {
  try {
    await execute(
      tx,
      `insert into documents (jurisdiction_id, id, source, subject_id, template_version, number, title, body, parties, organisation_ids, area_path,
         state, made_by, made_at, content_hash, restricted)
       values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10::ltree, $11, $12, $13, $14, $15)`,
      [
        d.id,
        d.source,
        d.subjectId,
        d.templateVersion,
        d.number,
        d.title,
        d.body,
        JSON.stringify(d.parties),
        d.organisationIds,
        d.areaPath,
        d.state,
        d.madeBy,
        d.madeAt,
        d.contentHash,
        d.restricted,
      ],
    );
    return true;
  } catch (error) {
    if (isViolation(error, 'documents_of_subject')) return false;
    throw error;
  }
};

export const findDocument = async (tx: Tx, id: string, lock = false): Promise<DocumentRecord | null> => {
  const { rows } = await execute<DocumentRecord>(
    tx,
    `select ${columns} from documents where jurisdiction_id = :jurisdiction and id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  return rows[0] ?? null;
};

/** The document of a subject that was not withdrawn. */
export const findOfSubject = async (tx: Tx, source: string, subjectId: string): Promise<DocumentRecord | null> => {
  const { rows } = await execute<DocumentRecord>(
    tx,
    `select ${columns} from documents where jurisdiction_id = :jurisdiction and source = $1 and subject_id = $2 and state <> 'withdrawn'`,
    [source, subjectId],
  );
  return rows[0] ?? null;
};

/** Documents of areas (by the beginnings of their codes) and organisations, newest first. */
export const pageOfDocuments = async (
  tx: Tx,
  reach: { areas: readonly string[]; organisations: readonly string[] },
  asked: { states: readonly string[] | null; before: string | null; limit: number },
): Promise<DocumentRecord[]> => {
  const { rows } = await execute<DocumentRecord>(
    tx,
    `select ${columns} from documents
     where jurisdiction_id = :jurisdiction and not restricted and (area_code ^@ any ($1::text[]) or organisation_ids && $2::uuid[])
       and ($3::text[] is null or state = any ($3)) and ($4::uuid is null or id < $4)
     order by id desc limit $5`,
    [reach.areas, reach.organisations, asked.states, asked.before, asked.limit],
  );
  return rows;
};

export const signaturesOf = async (tx: Tx, documentIds: readonly string[]): Promise<SignatureRecord[]> => {
  const { rows } = await execute<SignatureRecord>(
    tx,
    `select document_id as "documentId", party, name, strokes, signed_at as "signedAt" from document_signatures
     where jurisdiction_id = :jurisdiction and document_id = any ($1::uuid[]) order by document_id, party`,
    [documentIds],
  );
  return rows;
};

/** Stores a signature; false where that party has signed. */
export const insertSignature = async (tx: Tx, s: SignatureRecord & { accountId: string }): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into document_signatures (jurisdiction_id, document_id, party, name, account_id, strokes, signed_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6) on conflict (jurisdiction_id, document_id, party) do nothing returning party`,
    [s.documentId, s.party, s.name, s.accountId, JSON.stringify(s.strokes), s.signedAt],
  );
  return rows.length > 0;
};

export const archiveDocument = async (tx: Tx, id: string, hash: Buffer, at: Date): Promise<void> => {
  await execute(
    tx,
    `update documents set state = 'signed', archive_hash = $2, archived_at = $3 where jurisdiction_id = :jurisdiction and id = $1`,
    [id, hash, at],
  );
};
export const withdraw = async (tx: Tx, id: string, reason: string): Promise<void> => {
  await execute(tx, `update documents set state = 'withdrawn', withdrawn_reason = $2 where jurisdiction_id = :jurisdiction and id = $1`, [
    id,
    reason,
  ]);
};
