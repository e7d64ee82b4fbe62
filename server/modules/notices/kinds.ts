import path from 'node:path';
import type { NoticeKind } from '#contract/kernel/notices.ts';
import { importEach } from '#kernel/folders.ts';

const declared = await importEach<{ notices?: Record<string, NoticeKind> }>(
  path.join(import.meta.dirname, '../../../contract'),
  'notices.ts',
);

/** Every kind of notice, found in `contract/<module>/notices.ts`. */
export const kinds: ReadonlyMap<string, NoticeKind> = new Map(
  [...declared.values()].flatMap(({ notices = {} }) => Object.entries(notices)),
);
