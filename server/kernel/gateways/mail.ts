import { createTransport } from 'nodemailer';
import type { MailConfig } from './config.ts';
import { type Outcome, unreached, usualPatience } from './outcome.ts';

/** A mail as plain text. `id` becomes its Message-ID: mail programs show a repeated one once. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly id: string;
}

/** The code of a refusal, `550 5.1.1`, without its words. */
const codeOf = (status: number, response: string): string => {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  return enhanced ? `smtp ${status} ${enhanced}` : `smtp ${status}`;
};

/** Sends mail over SMTP, a connection for each. A password never goes over a line without TLS. */
export const createMailGateway = ({ url, from }: MailConfig, patience = usualPatience): ((mail: Mail) => Promise<Outcome>) => {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && username !== '',
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    ...(searchParams.get('certificate') === 'any' ? { tls: { rejectUnauthorized: false } } : {}),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = /@([^>]+)>?$/.exec(from)?.[1] ?? hostname;
  return async ({ to, subject, text, id }) => {
    try {
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${host}>` });
      return { sent: true };
    } catch (error) {
      const { responseCode, response = '', code } = error as { responseCode?: number; response?: string; code?: string };
      if (responseCode === undefined) return code === 'EENVELOPE' ? { sent: false, again: false, reason: 'EENVELOPE' } : unreached(error);
      // greylisting and full queues are 4xx; a refused sign-in is ours to mend, and mail waits until it is
      const again = responseCode < 500 || code === 'EAUTH';
      return { sent: false, again, reason: codeOf(responseCode, response) };
    }
  };
};
