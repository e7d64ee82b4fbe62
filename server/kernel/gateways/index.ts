import type { Config } from '../config.ts';
import { createMailGateway, type Mail } from './mail.ts';
import type { Outcome } from './outcome.ts';
import { createPushGateway, type PushGateway } from './push.ts';
import { createSmsGateway, type Sms } from './sms.ts';

export type { Mail } from './mail.ts';
export { type Outcome, surelyUnsent } from './outcome.ts';
export type { PushGateway, PushTarget } from './push.ts';
export type { Sms } from './sms.ts';

/** Ways by which messages leave the installation; null where none is set up. They try once and say how it ended, never throw. */
export interface Gateways {
  readonly email: ((mail: Mail) => Promise<Outcome>) | null;
  readonly sms: ((sms: Sms) => Promise<Outcome>) | null;
  readonly push: PushGateway | null;
}

/** Opens the configured gateways; nothing connects before something is sent. */
export const createGateways = ({ gateways, sessionSecret }: Pick<Config, 'gateways' | 'sessionSecret'>): Gateways => ({
  email: gateways.mail && createMailGateway(gateways.mail),
  sms: gateways.sms && createSmsGateway(gateways.sms),
  push: gateways.push && createPushGateway(gateways.push, sessionSecret),
});
