import type { Mail, PushTarget, Sms } from '#kernel/gateways/index.ts';
import { type Language, phrase } from '#kernel/words.ts';
import { kinds } from './kinds.ts';
import { aboutOf, type Said, wordsOf } from './words.ts';

type Sent = Said & { readonly noticeId: string };

/** Path of the page a notice leads to. */
export const pageOf = ({ kind, subject }: Said): string => (kinds.get(kind)?.page ?? '/notices').replace(':subject', subject ?? '');

/** What browsers show; `mobile/public/push.js` reads it. A repeated one takes the place of the first. */
export const pushOf = (language: Language, notice: Sent, { endpoint, p256dh, auth }: PushTarget) => ({
  target: { endpoint, p256dh, auth },
  payload: JSON.stringify({ ...wordsOf(language, notice), page: pageOf(notice), tag: notice.noticeId }),
  topic: notice.noticeId.replaceAll('-', ''),
  urgent: kinds.get(notice.kind)?.urgent === true,
});

/** A text message: what happened, to which number, where to read on. */
export const smsOf = (language: Language, notice: Sent, site: string, phone: string): Sms => {
  const { title } = wordsOf(language, notice);
  const link = `${site}${pageOf(notice)}`;
  return { phone, template: 'notice', text: phrase(language, 'notices.message.sms', { title, about: aboutOf(notice), link }) };
};

type Letter = Omit<Mail, 'to'>;

export const mailOf = (language: Language, notice: Sent, site: string): Letter => {
  const { title, text } = wordsOf(language, notice);
  return {
    id: notice.noticeId,
    subject: phrase(language, 'notices.message.subject', { title }),
    text: phrase(language, 'notices.message.mail', { text, link: `${site}${pageOf(notice)}`, settings: `${site}/notices` }),
  };
};

export const digestMail = (language: Language, notices: readonly [Sent, ...Sent[]], site: string): Letter => {
  const count = notices.length;
  const lines = notices.map((n) => `· ${wordsOf(language, n).title} ${aboutOf(n)}\n  ${site}${pageOf(n)}`);
  return {
    id: `${notices[0].noticeId}.${count}`,
    subject: phrase(language, 'notices.message.digest', { count }),
    text: phrase(language, 'notices.message.mail', { text: lines.join('\n'), link: `${site}/notices`, settings: `${site}/notices` }),
  };
};
