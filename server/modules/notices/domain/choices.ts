import type { Channel, NoticeKind } from '#contract/kernel/notices.ts';
import { channels } from '#contract/kernel/notices.ts';
import { nextAt, quietUntil } from './when.ts';

/** What an account chose, as stored; see `notice_settings`. */
export interface Choices {
  readonly channels: Readonly<Record<string, readonly Channel[]>>;
  readonly quiet: { readonly from: string; readonly to: string } | null;
  readonly digestAt: string | null;
  readonly language: 'zh-CN' | 'en';
  readonly email: string | null;
  readonly emailConfirmed: boolean;
}

/** What holds for whoever chose nothing: nobody is woken. */
export const standardChoices: Choices = {
  channels: {},
  quiet: { from: '22:00', to: '07:00' },
  digestAt: null,
  language: 'zh-CN',
  email: null,
  emailConfirmed: false,
};

/** Channels a kind takes for an account. */
export const channelsOf = (choices: Choices, kind: string, declared: NoticeKind): readonly Channel[] =>
  choices.channels[kind] ?? declared.channels;

/** A message to be sent by one channel. */
export interface Planned {
  readonly channel: Channel;
  readonly target: string;
  readonly digest: boolean;
  readonly nextAt: Date;
}

/** What is too old to be told outside the inbox, in milliseconds: nobody is woken by last week's news after an outage. */
const freshFor = 86_400_000;

/**
 * By which channels a notice leaves and when: where the account wants it, the installation has a gateway and the person can be reached; not
 * in quiet hours unless it is urgent, and e-mail once a day where that was chosen.
 */
export const planOf = (
  notice: { readonly kind: string; readonly at: Date; readonly inboxOnly: boolean },
  declared: NoticeKind,
  choices: Choices,
  reach: { readonly gateways: readonly Channel[]; readonly phone: boolean; readonly browsers: readonly string[] },
  now: Date,
): Planned[] => {
  if (notice.inboxOnly || now.getTime() - notice.at.getTime() > freshFor) return [];
  const urgent = declared.urgent === true;
  const due = (urgent ? null : quietUntil(now, choices.quiet)) ?? now;
  const wanted = channelsOf(choices, notice.kind, declared);
  return channels
    .filter((channel) => wanted.includes(channel) && reach.gateways.includes(channel))
    .flatMap((channel): Planned[] => {
      if (channel === 'push') return reach.browsers.map((target) => ({ channel, target, digest: false, nextAt: due }));
      if (channel === 'sms') return reach.phone ? [{ channel, target: '', digest: false, nextAt: due }] : [];
      if (!choices.email || !choices.emailConfirmed) return [];
      const digest = !urgent && choices.digestAt !== null;
      return [{ channel, target: '', digest, nextAt: digest && choices.digestAt ? nextAt(now, choices.digestAt) : due }];
    });
};
