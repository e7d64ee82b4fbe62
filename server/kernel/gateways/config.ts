import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A mail server: `smtp://user:password@host:587` (TLS is then asked for), `smtps://…` for TLS from the start. */
const mail = z.object({ url: z.url({ protocol: /^smtps?$/ }), from: z.string().min(3) });

/**
 * A gateway that sends texts over HTTP. In `url`, headers and `body`, `{{phone}}`, `{{text}}`, `{{code}}` and `{{template}}` are replaced,
 * each written as its place asks for. Most gateways send approved templates only: `templates` names theirs by ours (`code`, `notice`).
 */
const sms = z.object({
  url: z.url({ protocol: /^https?$/ }),
  method: z.enum(['GET', 'POST', 'PUT']).default('POST'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().nullable().default(null),
  templates: z.record(z.string(), z.string()).default({}),
  /** A text the answer must hold to count as accepted; null: status 2xx is enough. */
  accepted: z.string().nullable().default(null),
  /** Texts in a refusal that say "later", such as a limit per second. */
  later: z.array(z.string()).default([]),
});

/** Services whose browsers may be sent to, `*` standing for one name in front; the subject tells them whom to ask. */
const push = z.object({
  subject: z.union([z.url({ protocol: /^https$/ }), z.string().startsWith('mailto:')]),
  services: z.array(z.string()),
});

const file = z.strictObject({ mail: mail.optional(), sms: sms.optional(), push: push.partial().optional() });

export type MailConfig = z.infer<typeof mail>;
export type SmsConfig = z.infer<typeof sms>;
export type PushConfig = z.infer<typeof push>;

/** Ways by which messages leave the installation; null: none is set up. */
export interface GatewayConfig {
  readonly mail: MailConfig | null;
  readonly sms: SmsConfig | null;
  readonly push: PushConfig | null;
}

/** Name of the file in the data folder that describes the gateways. It holds passwords: its owner alone may read it. */
export const gatewayFile = 'gateways.json';

/** Services of the usual browsers: Chrome and Android, Firefox, Safari, Edge. */
const usualServices = [
  'https://fcm.googleapis.com',
  'https://updates.push.services.mozilla.com',
  'https://*.push.apple.com',
  'https://*.notify.windows.com',
];

/** Reads a description of gateways. @throws a sentence that names what is wrong */
export const parseGateways = (text: string, name: string): z.infer<typeof file> => {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Error(`${name} is no JSON`);
  }
  const read = file.safeParse(content);
  if (read.success) return read.data;
  throw new Error(`${name}: ${z.prettifyError(read.error)}`);
};

/**
 * The gateways of an installation: `gateways.json` in its data folder, or what LINLI_GATEWAYS says in the same form. Web push needs no more
 * than an https address of ours.
 */
export const readGateways = (env: NodeJS.ProcessEnv, dataDir: string, publicUrls: readonly string[]): GatewayConfig => {
  const given = env['LINLI_GATEWAYS'] ?? readFile(join(dataDir, gatewayFile));
  const { mail = null, sms = null, push = {} } = given ? parseGateways(given, env['LINLI_GATEWAYS'] ? 'LINLI_GATEWAYS' : gatewayFile) : {};
  const subject = push.subject ?? publicUrls.find((url) => url.startsWith('https:'));
  return { mail, sms, push: subject ? { subject, services: push.services ?? usualServices } : null };
};

const readFile = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};
