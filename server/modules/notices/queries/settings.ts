import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { getNoticeSettings } from '#contract/notices/api.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { type Language, phrase } from '#kernel/words.ts';
import { maskPhone } from '#modules/persons/domain/index.ts';
import type { Notices } from '../context.ts';
import { channelsOf } from '../domain/choices.ts';
import { kinds } from '../kinds.ts';
import { getChoices } from '../store/settings.ts';
import { wordsKey } from '../words.ts';

/** Kinds a viewer is asked about: staff about all, others about those that residents get. */
export const kindsFor = (viewer: Viewer) => [...kinds].filter(([, { staff }]) => !staff || viewer.posts.length > 0);

/** What the viewer gets told by which channel, inside a transaction. */
export const presentSettings = async (
  { kernel, accounts }: Notices,
  tx: Tx,
  viewer: Viewer,
  language: Language,
): Promise<z.input<typeof getNoticeSettings.response>> => {
  const { jurisdictionId, accountId } = viewer;
  const choices = await getChoices(tx, jurisdictionId, accountId);
  const contact = (await accounts.contacts([accountId], tx)).get(accountId);
  const { push, email, sms } = kernel.gateways;
  return {
    kinds: kindsFor(viewer).map(([kind, declared]) => {
      const taken = channelsOf(choices, kind, declared);
      return {
        kind,
        name: phrase(language, `${wordsKey(kind)}.name`),
        urgent: declared.urgent === true,
        channels: { push: taken.includes('push'), email: taken.includes('email'), sms: taken.includes('sms') },
      };
    }),
    available: { push: push !== null, email: email !== null && !viewer.anonymous, sms: sms !== null && !viewer.anonymous },
    phone: contact?.phone ? maskPhone(contact.phone) : null,
    email: choices.email === null ? null : { address: choices.email, confirmed: choices.emailConfirmed },
    quiet: choices.quiet,
    digestAt: choices.digestAt,
    language: choices.language,
    pushKey: push?.key ?? null,
  };
};

export const settingsOf = (notices: Notices, viewer: Viewer, language: Language): Promise<z.input<typeof getNoticeSettings.response>> =>
  notices.kernel.db.read(accessOf(viewer), (tx) => presentSettings(notices, tx, viewer, language));
