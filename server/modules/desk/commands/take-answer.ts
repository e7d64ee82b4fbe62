import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { takeAnswer as takeEndpoint } from '#contract/desk/api.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { type Desk, requireDesk } from '../desk.ts';

/** Tells the source of a known answer that it was taken over. @throws session.forbidden, desk.item_not_found where there is no such source */
export const takeAnswer = (
  desk: Desk,
  viewer: Viewer,
  body: z.output<NonNullable<typeof takeEndpoint.body>>,
): Promise<z.input<typeof takeEndpoint.response>> =>
  command(
    desk.kernel,
    viewer,
    'desk.take_answer',
    body,
    async ({ tx, at }) => {
      requireDesk(viewer);
      const taken = desk.answers.source(body.source)?.taken ?? fail('desk.item_not_found');
      await taken(tx, body.ref, at);
      return {};
    },
    async () => ({ ok: true as const }),
  );
