import type { z } from 'zod';
import type { Account, AuditEntry, listAccounts, listAudit } from '#contract/accounts/api.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { id } from '#contract/kernel/values.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { mayManageAccounts, mayReadAudit } from '../policy.ts';
import { pageOfAccounts, readNames } from '../store/accounts.ts';
import { pageOfAudit } from '../store/audit-trail.ts';
import { isDemo, namesOf, presentAccounts } from './present.ts';

interface Page<T> {
  items: T[];
  next: string | null;
}
type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;

const cursorOf = (cursor: string | undefined): string | null => readCursor<[string]>(cursor, ['uuid'])?.[0] ?? null;
const words = (q: string | undefined): string | null => (q === undefined || q.trim() === '' ? null : q.trim());

/** Accounts holding posts in the jurisdiction, by age. */
export const accountsPage = async (context: Context, viewer: Viewer, query: Query<typeof listAccounts>): Promise<Page<Account>> => {
  if (!mayManageAccounts(viewer)) fail('session.forbidden');
  const names = await namesOf(context, viewer.jurisdictionId);
  const area = query.area === undefined ? null : (names.territory.find(query.area) ?? fail('territory.area_not_found'));
  const demo = await isDemo(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfAccounts(tx, {
      after: cursorOf(query.cursor),
      limit: query.limit + 1,
      q: words(query.q),
      roles: query.role?.length ? query.role : null,
      areaPath: area?.path ?? null,
      temporary: query.temporaryPassword === true,
      at: context.kernel.clock.now(),
      demo,
    });
    const { rows, next } = cutPage(found, query.limit, ({ id }) => [id]);
    return { items: await presentAccounts(context, tx, viewer.jurisdictionId, rows), next };
  });
};

/** The audit trail, newest first. Names of accounts stand beside their ids where the subject is one. */
export const auditPage = async (context: Context, viewer: Viewer, query: Query<typeof listAudit>): Promise<Page<AuditEntry>> => {
  if (!mayReadAudit(viewer)) fail('session.forbidden');
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfAudit(tx, {
      before: cursorOf(query.cursor),
      limit: query.limit + 1,
      q: words(query.q),
      action: words(query.action),
      from: query.from === undefined ? null : new Date(query.from),
      to: query.to === undefined ? null : new Date(query.to),
    });
    const { rows, next } = cutPage(found, query.limit, ({ id }) => [id]);
    const subjects = await readNames(
      tx,
      rows.map((r) => r.subject).filter((s) => id.safeParse(s).success),
    );
    return {
      items: rows.map((r) => ({
        id: r.id,
        at: r.at.toISOString(),
        actor: r.actor ?? '',
        action: r.action,
        subject: subjects.get(r.subject) ?? r.subject,
        reason: r.reason,
        data: r.data,
      })),
      next,
    };
  });
};
