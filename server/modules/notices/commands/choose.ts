import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { type Channel, channels } from '#contract/kernel/notices.ts';
import type { setNoticeSettings } from '#contract/notices/api.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Language } from '#kernel/words.ts';
import type { Notices } from '../context.ts';
import { kindsFor, presentSettings } from '../queries/settings.ts';
import { getChoices, putChoices } from '../store/settings.ts';

/** Keeps what the viewer chose. Says how it shall be, so a repeat changes nothing and it needs no id. */
export const choose = (
  notices: Notices,
  viewer: Viewer,
  body: z.output<NonNullable<(typeof setNoticeSettings)['body']>>,
  language: Language,
): Promise<z.input<typeof setNoticeSettings.response>> => {
  const known = new Set(kindsFor(viewer).map(([kind]) => kind));
  const unknown = body.channels.find(({ kind }) => !known.has(kind));
  if (unknown) fail('notices.kind_unknown', { kind: unknown.kind });
  const { jurisdictionId, accountId } = viewer;
  return notices.kernel.db.write(accessOf(viewer), async (tx) => {
    const before = await getChoices(tx, jurisdictionId, accountId);
    const chosen = body.channels.map((row): [string, Channel[]] => [row.kind, channels.filter((channel) => row[channel])]);
    const { quiet, digestAt, language: spoken } = body;
    const choices = { channels: { ...before.channels, ...Object.fromEntries(chosen) }, quiet, digestAt, language: spoken };
    await putChoices(tx, jurisdictionId, accountId, choices, notices.kernel.clock.now());
    return presentSettings(notices, tx, viewer, language);
  });
};
