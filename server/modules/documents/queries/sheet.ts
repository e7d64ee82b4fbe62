import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DocumentRow } from '#contract/documents/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Documents } from '../documents.ts';
import { reachOf } from '../policy.ts';
import { pageOfDocuments, signaturesOf } from '../store/documents.ts';
import { presentRow } from './present.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;
const word = (key: string): string => wordOf('zh-CN', `documents.${key}`);
const day = (moment: string): string => shanghaiDay(new Date(moment));

/** The documents a viewer reads as a workbook, newest first, in Chinese: what was made, and which party signed when. Nobody's name. */
export const documentSheet = async (
  { kernel }: Documents,
  viewer: Viewer,
  query: { state?: readonly DocumentRow['state'][] | undefined },
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const states = query.state?.length ? query.state : null;
  const rows = await kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfDocuments(tx, reachOf(viewer), { states, before: null, limit: mostRows });
    const signatures = Map.groupBy(
      await signaturesOf(
        tx,
        found.map(({ id }) => id),
      ),
      ({ documentId }) => documentId,
    );
    return found.map((one) => presentRow(one, signatures.get(one.id) ?? []));
  });
  const columns = ['number', 'title', 'parties', 'made', 'state', 'waits'] as const;
  const bytes = await writeWorkbook(
    [
      {
        name: word('nav.documents'),
        head: [columns.map((key) => word(`list.${key}`))],
        widths: [22, 32, 60, 12, 10, 40],
        rows: rows.map(({ number, title, parties, madeAt, state }) => [
          number,
          title,
          parties.map(({ role, name, signedAt }) => `${role}：${name}${signedAt === null ? '' : `（${day(signedAt)}）`}`).join('；'),
          day(madeAt),
          word(`states.${state}`),
          state === 'to_sign' ? parties.flatMap(({ name, signedAt }) => (signedAt === null ? [name] : [])).join('、') : null,
        ]),
      },
    ],
    signal,
  );
  return { name: `${word('nav.documents')}-${shanghaiDay(kernel.clock.now())}.xlsx`, bytes };
};
