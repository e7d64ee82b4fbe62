import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { contactOfOrder as endpoint } from '#contract/orders/api.ts';
import { command } from '#kernel/command.ts';
import { seeAll } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { wordOf } from '#kernel/words.ts';
import { keepLook, maskNumbers } from '#modules/cases/index.ts';
import { type Context, communityOf, eyeOf } from '../context.ts';
import { findOrder } from '../store/orders.ts';
import { findShare } from '../store/shares.ts';

/**
 * Whom and where to help, for whoever has taken it on and not done it; each look is kept with the case. A child is helped through the community,
 * whose organisation is named instead.
 */
export const contact = async (
  context: Context,
  viewer: Viewer,
  shareId: string,
  body: { id: string },
): Promise<z.input<typeof endpoint.response>> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `orders.contact ${shareId}`,
    body,
    async () => ({ id: shareId }),
    async ({ tx, at }) => {
      const share = await findShare(tx, shareId);
      if (!share || share.accountId !== viewer.accountId) return fail('orders.not_found');
      if (share.state !== 'taken') return fail('orders.not_taken');
      const order = (await findOrder(tx, share.orderId)) ?? fail('orders.not_found');
      const community = communityOf(eye, order.areaPath);
      const through = order.minor && order.organisationId !== null ? (eye.book.get(order.organisationId)?.name ?? null) : null;
      await seeAll(tx);
      const asked = await context.cases.asked(tx, order.id);
      await keepLook(tx, viewer, {
        caseId: order.id,
        number: order.number,
        postId: null,
        action: 'cases.reporter_revealed',
        reason: wordOf('zh-CN', 'orders-console.looked'),
        at,
      });
      if (order.minor)
        return {
          ...{
            name: order.alias ?? '',
            phone: null,
            place: community ? eye.snapshot.describe(community) : '',
            point: community?.center ?? null,
          },
          ...{ text: order.words ?? '', through: through ?? community?.name ?? '' },
        };
      return {
        name: asked.name ?? '',
        phone: asked.phone,
        place: asked.placeText ?? (community ? eye.snapshot.describe(community) : ''),
        point: asked.point,
        text: maskNumbers(asked.text),
        through: null,
      };
    },
  );
};
