import { accessOf } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { actionWord } from '#kernel/words.ts';
import type { RecordedSource } from '#modules/field/index.ts';
import { auditAbout } from './store/audit-trail.ts';

/** Lines of the audit trail about the account: what it did, and what was done with it, such as a sign-in that was refused. */
export const auditRecord = (kernel: Kernel): RecordedSource => ({
  what: 'accounts.log',
  months: () => null,
  rows: async (viewer, limit) => {
    const rows = await kernel.db.read(accessOf(viewer), (tx) => auditAbout(tx, viewer.accountId, limit));
    return rows.map(({ id, at, action, reason }) => ({
      id,
      at: at.toISOString(),
      words: { zh: actionWord('zh-CN', action), en: actionWord('en', action) },
      detail: reason === null ? null : { zh: reason, en: reason },
    }));
  },
});
