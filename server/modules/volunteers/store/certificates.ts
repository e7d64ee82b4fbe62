import type { NumberShown } from '#contract/volunteers/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What a certificate is of. */
export interface CertificateRow {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly idNumberSealed: Buffer | null;
  readonly from: string;
  readonly until: string;
  readonly idNumber: NumberShown;
  readonly areaPath: string;
  readonly at: Date;
}
const columns = `c.id, c.person_id as "personId", p.name, p.account_id as "accountId", p.id_number_sealed as "idNumberSealed", c.from_day::text as "from",
  c.until_day::text as until, c.id_number as "idNumber", c.area_path::text as "areaPath", c.asked_at as at`;
const from = `volunteer_certificates c join persons p on p.jurisdiction_id = c.jurisdiction_id and p.id = c.person_id and p.jurisdiction_id = :jurisdiction`;

export const findCertificate = async (tx: Tx, id: string): Promise<CertificateRow | null> =>
  (await execute<CertificateRow>(tx, `select ${columns} from ${from} where c.jurisdiction_id = :jurisdiction and c.id = $1`, [id]))
    .rows[0] ?? null;

/** The newest certificates of a person. */
export const certificatesOf = async (tx: Tx, personId: string): Promise<CertificateRow[]> =>
  (
    await execute<CertificateRow>(
      tx,
      `select ${columns} from ${from} where c.jurisdiction_id = :jurisdiction and c.person_id = $1 order by c.asked_at desc, c.id limit 20`,
      [personId],
    )
  ).rows;

export const insertCertificate = async (
  tx: Tx,
  c: Pick<CertificateRow, 'id' | 'personId' | 'from' | 'until' | 'idNumber' | 'areaPath' | 'at'>,
  by: string,
): Promise<void> => {
  await execute(
    tx,
    `insert into volunteer_certificates (jurisdiction_id, id, person_id, from_day, until_day, id_number, area_path, asked_by, asked_at)
     values (:jurisdiction, $1, $2, $3::date, $4::date, $5, $6::ltree, $7, $8)`,
    [c.id, c.personId, c.from, c.until, c.idNumber, c.areaPath, by, c.at],
  );
};
