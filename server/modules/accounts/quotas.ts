import { type Limiter, type Sender, strangerLimit, takeInTurn } from '#kernel/limiter.ts';

/** Limits of this module on those who are not signed in yet. Each answers the seconds to wait, null when there is room. */
export interface Quotas {
  /** A device session opened. */
  device(sender: Sender): Promise<number | null>;
  /** A bound phone that asks to send. */
  pass(sender: Sender, device: string): Promise<number | null>;
  code(sender: Sender): Promise<number | null>;
  /** A message paid for, whoever asked. */
  message(sender: Sender): Promise<number | null>;
}

export const createQuotas = (limiter: Limiter): Quotas => {
  const devices = strangerLimit(limiter, 'people.device_session', {
    each: { max: 20, seconds: 600 },
    network: { max: 120, seconds: 600 },
  });
  const codes = strangerLimit(limiter, 'people.code', { each: { max: 20, seconds: 3_600 }, network: { max: 60, seconds: 600 } });
  const passes = strangerLimit(limiter, 'people.device_pass', { each: { max: 60, seconds: 600 }, network: { max: 1_200, seconds: 600 } });
  const hour = limiter.quota('people.message_hour', { max: 1_000, seconds: 3_600 });
  const day = limiter.quota('people.message_day', { max: 8_000, seconds: 86_400 });
  return {
    device: (sender) => devices(sender, sender.device, sender.device !== null),
    pass: (sender, device) => passes(sender, device, sender.device !== null),
    code: (sender) => codes(sender, sender.device, sender.device !== null),
    // remembered devices have a budget of their own: whoever makes strangers' phones ring does not lock them out
    message: ({ device }) => {
      const crowd = device === null ? 'new' : 'known';
      return takeInTurn([
        [hour, crowd],
        [day, crowd],
      ]);
    },
  };
};
