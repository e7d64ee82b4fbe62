import { systemAccess, type Tx } from '#kernel/db.ts';
import { contentKey } from '#kernel/files/keys.ts';
import { filesOf } from '#kernel/files/store.ts';
import { papersAbout } from '#modules/documents/index.ts';
import type { Context, Holding } from './context.ts';
import { eraseHeld, type HeldTables, idsHeld, rowsHeld } from './store/rows.ts';

/** Rows that a module holds of cases. */
export interface HeldRows {
  /** `<module>.<what>`; its word stands under `holdings` of the module's i18n. */
  readonly name: string;
  readonly tables: HeldTables;
  /** Photos that hang on rows of a table, by the type of their subject. */
  readonly photos?: { readonly type: string; readonly table: string };
  /** The table of whose rows documents were made. */
  readonly papers?: string;
  /** The function of the database that erases what names people in them. */
  readonly erase: `linli.erase_${string}`;
}

/** A holding of rows: they go into the package as `rows.json`, beside their photos and documents as PDF. */
export const rowsHolding = (
  { kernel, documents }: Pick<Context, 'kernel' | 'documents'>,
  { name, tables, photos, papers, erase }: HeldRows,
): Holding => {
  const picturesOf = async (tx: Tx, caseId: string): Promise<string[]> =>
    photos ? (await filesOf(tx, photos.type, await idsHeld(tx, tables, photos.table, caseId))).map(({ id }) => id) : [];
  return {
    name,
    pack: async (jurisdictionId, caseId) => {
      const found = await kernel.db.read(systemAccess(jurisdictionId), async (tx) => ({
        rows: await rowsHeld(tx, tables, caseId),
        pictures: await picturesOf(tx, caseId),
        subjects: papers ? await idsHeld(tx, tables, papers, caseId) : [],
      }));
      const files = new Map<string, Uint8Array>();
      if (Object.values(found.rows).every(({ length }) => length === 0)) return files;
      files.set('rows.json', Buffer.from(`${JSON.stringify(found.rows, null, 1)}\n`));
      for (const id of found.pictures) files.set(`${id}.jpg`, await kernel.contents.getBytes(contentKey(jurisdictionId, id)));
      for (const subject of found.subjects)
        for (const { number, pdf } of await papersAbout(documents, jurisdictionId, subject))
          files.set(`${number.replaceAll(/[/\\:]/g, '-')}.pdf`, pdf);
      return files;
    },
    photos: picturesOf,
    erase: (tx, caseId) => eraseHeld(tx, erase, caseId),
  };
};
