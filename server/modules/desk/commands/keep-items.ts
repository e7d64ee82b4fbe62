import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { saveFilter, saveTemplate, saveView } from '#contract/desk/api.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { type Desk, reachOf, requireDesk } from '../desk.ts';
import { sharesOf } from '../queries/items.ts';
import { countOwn, deleteItem, type ItemRow, insertItem, lockItem, updateItem } from '../store/items.ts';

/** Templates, filters and views one account may keep. */
const most = 100;

/**
 * Keeps a template, a filter or a view, or changes one the viewer works with.
 * @throws session.forbidden, desk.share_unknown, desk.item_not_found, desk.item_changed, desk.too_many
 */
export const saveItem = async (
  desk: Desk,
  viewer: Viewer,
  kind: ItemRow['kind'],
  body: z.output<NonNullable<(typeof saveTemplate | typeof saveFilter | typeof saveView)['body']>>,
): Promise<{ id: string }> => {
  requireDesk(viewer, kind);
  const shares = await sharesOf(desk, viewer);
  const { title, content, shared, of } = body;
  return command(
    desk.kernel,
    viewer,
    `desk.save_${kind}`,
    body,
    async ({ tx, at, log }) => {
      const { organisationId = null, areaPath = null } = shared === null ? {} : (shares.get(shared) ?? fail('desk.share_unknown'));
      const facts = { title, content, organisationId, areaPath };
      if (of === null) {
        if ((await countOwn(tx, viewer.accountId)) >= most) fail('desk.too_many', { max: most });
        await insertItem(tx, { ...facts, id: body.id, kind, accountId: viewer.accountId }, at);
      } else {
        const known = await lockItem(tx, reachOf(viewer), of.id);
        if (known?.kind !== kind) return fail('desk.item_not_found');
        if (known.version !== of.version) fail('desk.item_changed');
        await updateItem(tx, { ...facts, id: of.id }, at);
      }
      if (shared !== null) await log(`desk.${kind}_shared`, title, { data: { with: shared } });
      return { id: of?.id ?? body.id };
    },
    async (_, done) => done,
  );
};

/** Removes one. @throws session.forbidden, desk.item_not_found */
export const removeItem = async ({ kernel }: Desk, viewer: Viewer, itemId: string, body: { id: string }): Promise<{ ok: true }> => {
  requireDesk(viewer, 'view');
  return command(
    kernel,
    viewer,
    `desk.remove_item ${itemId}`,
    body,
    async ({ tx, log }) => {
      const item = (await lockItem(tx, reachOf(viewer), itemId)) ?? fail('desk.item_not_found');
      requireDesk(viewer, item.kind);
      await deleteItem(tx, itemId);
      if (item.organisationId !== null || item.areaPath !== null) await log(`desk.${item.kind}_removed`, item.title);
      return itemId;
    },
    async () => ({ ok: true as const }),
  );
};
