import type { Kernel } from '#kernel/kernel.ts';
import { type Announced, noticeTopic } from '#kernel/notify.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Rosters } from '#modules/rosters/index.ts';
import { deliver } from './commands/deliver.ts';
import { sendDue } from './commands/send-due.ts';
import { dueTopic, type InboxNews, inboxChannel, type Notices } from './context.ts';

/** Codes for addresses an account may ask for in a day. */
const codesADay = { max: 5, seconds: 86_400 };

/** Opens the module: notices that leave transactions come into inboxes and go out by the channels people chose. */
export const createNotices = (kernel: Kernel, accounts: Accounts, rosters: Rosters): Notices => {
  const notices: Notices = { kernel, accounts, rosters, codes: kernel.limiter.quota('notices.email_code_day', codesADay) };
  kernel.relay.on('notices.deliver', noticeTopic, (events, jurisdictionId) =>
    deliver(
      notices,
      jurisdictionId,
      events.flatMap(({ payload }) => payload['notices'] as Announced[]).map((notice) => ({ ...notice, at: new Date(notice.at) })),
    ),
  );
  kernel.notifier.bringBy((jurisdictionId, batch) => deliver(notices, jurisdictionId, batch));
  // beside the inbox: a slow gateway holds up nothing but itself
  kernel.relay.on('notices.send', dueTopic, (_, jurisdictionId) => sendDue(notices, jurisdictionId));
  kernel.streams.topic<InboxNews>(inboxChannel, ({ jurisdictionId, accounts: told }) => [
    { event: 'notice', data: {}, visibleTo: (viewer) => viewer.jurisdictionId === jurisdictionId && told.includes(viewer.accountId) },
  ]);
  return notices;
};
