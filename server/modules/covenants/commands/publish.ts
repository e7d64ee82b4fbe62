import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { wordOf } from '#kernel/words.ts';
import type { Disclosures } from '#modules/disclosures/index.ts';
import type { CovenantRecord, VersionRecord } from '../store/covenants.ts';

/** The type under which covenants are published. */
export const subjectType = 'covenant';

const word = (key: string, data: Record<string, unknown>): string => wordOf('zh-CN', `covenants.public.${key}`, data);

/** Publishes a covenant that was adopted: its articles, the day from which it holds, and by how many. Nobody is named. */
export const publishCovenant = (
  disclosures: Disclosures,
  tx: Tx,
  by: By,
  c: CovenantRecord,
  v: VersionRecord,
  effectiveOn: string,
): Promise<string> => {
  const last = v.sittings.at(-1);
  return disclosures.publish(tx, by, {
    subject: { type: subjectType, id: c.id },
    areaId: c.areaId ?? fail('territory.area_not_found', { code: c.areaPath }),
    kind: 'covenant',
    title: word('title', { title: c.title, number: v.number }),
    body: {
      paragraphs: [
        word('effective', { day: effectiveOn }),
        ...(last ? [word('figures', { day: last.heldOn, ...last.heads })] : []),
        ...v.articles.map(({ heading, text }, i) => word('article', { n: i + 1, heading, text })),
      ],
    },
    objections: true,
  });
};
