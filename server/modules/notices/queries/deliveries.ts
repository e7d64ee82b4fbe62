import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { channels } from '#contract/kernel/notices.ts';
import type { getGateways, listNoticeDeliveries } from '#contract/notices/api.ts';
import { readCursor, toCursor } from '#kernel/cursor.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { keptDaysIn, type Notices } from '../context.ts';
import { firstIdAt } from '../domain/notice-id.ts';
import { mayRunGateways } from '../policy.ts';
import { countByChannel, pageOfDeliveries } from '../store/deliveries.ts';

/** Messages and how they fared, newest first, without who they were for. */
export const deliveryLog = async (
  { kernel }: Notices,
  viewer: Viewer,
  query: z.output<NonNullable<(typeof listNoticeDeliveries)['query']>>,
): Promise<z.input<typeof listNoticeDeliveries.response>> => {
  if (!mayRunGateways(viewer)) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  const before = readCursor<[string, string, string]>(query.cursor, ['uuid', 'string', 'string']);
  const rows = await kernel.db.read(systemAccess(jurisdictionId), (tx) =>
    pageOfDeliveries(tx, jurisdictionId, {
      before,
      channel: query.channel ?? null,
      state: query.state ?? null,
      limit: query.limit + 1,
    }),
  );
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ noticeId, target, at, nextAt, ...row }) => ({
      ...row,
      id: [noticeId, row.channel, target].join(' ').trim(),
      at: at.toISOString(),
      nextAt: nextAt?.toISOString() ?? null,
    })),
    next: last ? toCursor([last.noticeId, last.channel, last.target]) : null,
    keptDays: await keptDaysIn(kernel, jurisdictionId),
  };
};

const dayLong = 86_400_000;

/** Which gateways there are and how they did in the last day. */
export const gatewaysOf = async ({ kernel }: Notices, viewer: Viewer): Promise<z.input<typeof getGateways.response>> => {
  if (!mayRunGateways(viewer)) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  const { mail, sms, push } = kernel.config.gateways;
  const hosts = {
    push: push?.services.map((service) => new URL(service.replace('*.', '')).host).join(', '),
    email: mail && new URL(mail.url).host,
    sms: sms && new URL(sms.url).host,
  };
  const since = firstIdAt(new Date(kernel.clock.now().getTime() - dayLong));
  const counts = await kernel.db.read(systemAccess(jurisdictionId), (tx) => countByChannel(tx, jurisdictionId, since));
  return {
    items: channels.map((channel) => {
      const of = (state: string): number => counts.find((c) => c.channel === channel && c.state === state)?.n ?? 0;
      return {
        channel,
        configured: kernel.gateways[channel] !== null,
        detail: hosts[channel] ?? null,
        sent: of('sent'),
        failed: of('failed'),
        waiting: of('waiting'),
      };
    }),
  };
};
