import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { gatewayFile, parseGateways, readGateways } from '#kernel/gateways/config.ts';
import { createGateways } from '#kernel/gateways/index.ts';
import { type Language, phrase } from '#kernel/words.ts';

/** Puts a description of gateways into the data folder, readable by its owner alone. @throws a sentence that names what is wrong with it */
export const placeGateways = (dataDir: string, file: string): void => {
  const text = readFileSync(file, 'utf8');
  parseGateways(text, file);
  writeFileSync(path.join(dataDir, gatewayFile), text, { mode: 0o600 });
};

/** Sends a test message to a phone or a mail address. @throws with the gateway's reason, or that there is none */
export const tryGateway = async (dataDir: string, sessionSecret: string, to: string, language: Language): Promise<void> => {
  const { email, sms } = createGateways({ gateways: readGateways(process.env, dataDir, []), sessionSecret });
  const text = phrase(language, 'notices.message.test');
  const outcome = to.includes('@')
    ? await email?.({ to, subject: phrase(language, 'notices.message.testTitle'), text, id: v7() })
    : await sms?.({ phone: to, text, template: 'notice' });
  if (!outcome) throw new Error(`no gateway for ${to.includes('@') ? 'mail' : 'texts'} is described in ${gatewayFile}`);
  if (!outcome.sent) throw new Error(`the gateway did not accept the test message: ${outcome.reason}`);
};
