import type { SmsConfig } from './config.ts';
import { type Outcome, retryAfter, unreached, usualPatience } from './outcome.ts';

/** A text to a phone. Gateways that take templates only get `template` and the `code` in it; others the `text`. */
export interface Sms {
  readonly phone: string;
  readonly text: string;
  readonly template: 'code' | 'notice';
  readonly code?: string;
}

type Write = (value: string) => string;
const inUrl: Write = encodeURIComponent;
const inJson: Write = (value) => JSON.stringify(value).slice(1, -1);
const inXml: Write = (value) => value.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const asItIs: Write = (value) => value;

/** How values are written in a body of this media type. */
const writerOf = (headers: Readonly<Record<string, string>>): Write => {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return /json/.test(type) ? inJson : /x-www-form-urlencoded/.test(type) ? inUrl : /xml/.test(type) ? inXml : asItIs;
};

const fill = (template: string, values: Readonly<Record<string, string>>, write: Write): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => write(values[name] ?? ''));

/** Bytes of an answer that are looked at. */
const readAtMost = 10_000;

/** Sends texts through an HTTP gateway that a few templates describe. */
export const createSmsGateway = (config: SmsConfig, patience = usualPatience): ((sms: Sms) => Promise<Outcome>) => {
  const write = writerOf(config.headers);
  return async ({ phone, text, template, code = '' }) => {
    const values = { phone, text, code, template: config.templates[template] ?? template };
    try {
      const answer = await fetch(fill(config.url, values, inUrl), {
        method: config.method,
        headers: Object.fromEntries(Object.entries(config.headers).map(([name, value]) => [name, fill(value, values, asItIs)])),
        ...(config.body === null || config.method === 'GET' ? {} : { body: fill(config.body, values, write) }),
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
      });
      const said = (await answer.text()).slice(0, readAtMost);
      if (answer.ok && (config.accepted === null || said.includes(config.accepted))) return { sent: true };
      const again = answer.status >= 500 || answer.status === 429 || config.later.some((words) => said.includes(words));
      const after = retryAfter(answer.headers.get('retry-after'), new Date());
      const reason = answer.ok ? `http ${answer.status}, not accepted` : `http ${answer.status}`;
      return { sent: false, again, reason, ...(after === undefined ? {} : { after }) };
    } catch (error) {
      return unreached(error);
    }
  };
};
