import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '#contract/accounts/viewer.ts';
import * as open from '#contract/registers/open-pages.ts';
import { senderOf } from '#kernel/devices.ts';
import { fail } from '#kernel/errors.ts';
import { publicRoute } from '#kernel/http.ts';
import { strangerLimit, tooMany } from '#kernel/limiter.ts';
import type { Context } from './context.ts';
import { openRegisters, openRow, openRows } from './queries/open-pages.ts';

/** What strangers may look at: a page is some calls. */
const looks = { each: { max: 600, seconds: 3600 }, network: { max: 6000, seconds: 3600 } };

/** HTTP of what everybody may read. */
export const openRoutes = (app: FastifyInstance, context: Context): void => {
  const { kernel } = context;
  const limit = strangerLimit(kernel.limiter, 'registers.open', looks);
  const here = async (viewer: Viewer | null, request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    const wait = await limit(senderOf(kernel.devices, request), null, viewer !== null);
    if (wait !== null) tooMany(wait);
    reply.header('cache-control', 'private, max-age=60');
    return viewer?.jurisdictionId ?? (await kernel.jurisdictions.default())?.id ?? fail('server.unavailable');
  };
  publicRoute(app, open.listOpenRegisters, async ({ viewer, request, reply }) =>
    openRegisters(context, await here(viewer, request, reply)),
  );
  publicRoute(app, open.listOpenRows, async ({ viewer, params, query, request, reply }) =>
    openRows(context, await here(viewer, request, reply), params.code, query),
  );
  publicRoute(app, open.getOpenRow, async ({ viewer, params, request, reply }) =>
    openRow(context, await here(viewer, request, reply), params.code, params.rowId),
  );
};
