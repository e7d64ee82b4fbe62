import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { sendTest as endpoint } from '#contract/notices/api.ts';
import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Outcome } from '#kernel/gateways/index.ts';
import { once } from '#kernel/mutations.ts';
import { type Language, phrase } from '#kernel/words.ts';
import type { Notices } from '../context.ts';
import { mayRunGateways } from '../policy.ts';
import { subscriptionsOf } from '../store/push.ts';

type Body = z.output<NonNullable<(typeof endpoint)['body']>>;

/** Tries one channel at once. Null: there is no such gateway, or no browser of the viewer. */
const attempt = async ({ kernel }: Notices, viewer: Viewer, body: Body, language: Language): Promise<Outcome | null> => {
  const { email, sms, push } = kernel.gateways;
  const { jurisdictionId, accountId } = viewer;
  const title = phrase(language, 'notices.message.testTitle');
  const text = phrase(language, 'notices.message.test');
  if (body.channel === 'email') return email ? email({ to: body.to, subject: title, text, id: body.id }) : null;
  if (body.channel === 'sms') return sms ? sms({ phone: body.to, text, template: 'notice' }) : null;
  if (!push) return null;
  const browsers = await kernel.db.read(systemAccess(jurisdictionId), (tx) => subscriptionsOf(tx, jurisdictionId, [accountId]));
  const payload = JSON.stringify({ title, text, page: '/notices', tag: body.id });
  const topic = body.id.replaceAll('-', '');
  const outcomes = await Promise.all(browsers.map((target) => push.send({ target, payload, topic, urgent: true })));
  return outcomes.find(({ sent }) => !sent) ?? outcomes[0] ?? null;
};

/**
 * Sends a test message and says at once whether the gateway took it. The audit trail keeps channel and outcome, not to whom.
 * @throws notices.gateway_missing, notices.gateway_failed with the reason
 */
export const sendTest = async (notices: Notices, viewer: Viewer, body: Body, language: Language): Promise<{ ok: true }> => {
  if (!mayRunGateways(viewer)) fail('session.forbidden');
  const { kernel } = notices;
  const { jurisdictionId, accountId: actorId } = viewer;
  const access = systemAccess(jurisdictionId);
  const claimed = await kernel.db.write(access, (tx) => {
    let first = false;
    const act = async () => {
      first = true;
      await audit(tx, { jurisdictionId, actorId, action: 'notices.test', subject: body.channel, at: kernel.clock.now() });
      return {};
    };
    return once(tx, viewer, body.id, 'notices.test', body, act, async () => first);
  });
  // a repeat of a lost answer sends nothing again
  if (!claimed) return { ok: true };
  const outcome = (await attempt(notices, viewer, body, language)) ?? fail('notices.gateway_missing', { channel: body.channel });
  if (!outcome.sent) fail('notices.gateway_failed', { reason: outcome.reason });
  return { ok: true };
};
