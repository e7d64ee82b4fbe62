import type { OutboxItem } from '../store/database.ts';

/** Text a person wrote into an act or a report: it stays readable whatever the server says. */
export const writtenIn = (item: OutboxItem): string => {
  const body = item.body as { text?: string; reason?: string | null; words?: string };
  return body.text ?? body.reason ?? body.words ?? '';
};
