import type { RegisterContent } from '#contract/registers/content.ts';
import type { Tx } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import type { Register } from '../domain/register.ts';
import { spellingOf } from '../domain/values.ts';
import { registerKind } from '../kind.ts';
import { announceRows } from '../store/announce.ts';
import { putLinks } from '../store/links.ts';
import { allRegisters } from '../store/registers.ts';
import { insertRows, type WrittenRow } from '../store/rows.ts';
import { calledOtherwise, namesOf, putTitles, type TitleKind } from '../store/titles.ts';
import type { writtenRow } from './write-rows.ts';

/** What rows of a register are called by, where that is a name kept elsewhere. */
const titleLink = ({ fields, titleField }: RegisterContent): { readonly kind: TitleKind; readonly field: string } | null => {
  const type = fields.find(({ key }) => key === titleField)?.type;
  return type === 'person' || type === 'organisation' ? { kind: type, field: titleField } : null;
};

/** Rows as they are called: by what they hold themselves, or by the name of today of the person or organisation they are about. */
export const titled = async <R extends WrittenRow>(
  tx: Tx,
  { content }: Pick<Register, 'content'>,
  rows: readonly R[],
): Promise<readonly R[]> => {
  const link = titleLink(content);
  if (link === null) return rows;
  const names = await namesOf(
    tx,
    link.kind,
    rows.map(({ data }) => String(data[link.field])),
  );
  return rows.map((row) => {
    const title = names.get(String(row.data[link.field])) ?? '';
    return { ...row, title, ...spellingOf(title) };
  });
};

/** Enters new rows with what they name. */
export const enterRows = async (tx: Tx, register: Register, rows: readonly ReturnType<typeof writtenRow>[]): Promise<void> => {
  await insertRows(tx, register, await titled(tx, register, rows));
  await putLinks(tx, register.no, rows, true);
  await announceRows(
    tx,
    register.code,
    rows.map(({ id }) => id),
  );
};

/**
 * Calls rows anew that are called by a person or organisation whose name has changed. The transaction sees everything; harmless when repeated.
 * @param targets ids of those it may be; null: all
 */
export const retitle = async (
  tx: Tx,
  jurisdictionId: string,
  kind: TitleKind,
  targets: readonly string[] | null,
  now: Date,
): Promise<void> => {
  for (const { no, code } of await allRegisters(tx)) {
    const found = await readInForce(tx, registerKind, jurisdictionId, now, code);
    const link = found && titleLink(found.content);
    if (link?.kind !== kind) continue;
    const rows = await calledOtherwise(tx, { kind, register: no, field: link.field, targets });
    await putTitles(
      tx,
      no,
      rows.map(({ id, name }) => ({ id, title: name, ...spellingOf(name) })),
    );
  }
};
