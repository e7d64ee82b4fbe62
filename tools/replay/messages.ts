import { existsSync, readFileSync } from 'node:fs';

/** One real message to a city government. */
export interface Message {
  readonly id: number | string;
  readonly title: string;
  readonly time: Date;
  readonly text: string;
}

/** `2019/2/28 11:25:05` or `2019-11-02 09:00:00`, Shanghai time. */
const timeOf = (text: string): Date => {
  const [, y, mo, d, h, mi, s] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?/.exec(text) ?? [];
  const at = new Date(Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h ?? 0) - 8, Number(mi ?? 0), Number(s ?? 0)));
  if (Number.isNaN(at.getTime())) throw new Error(`not a time: "${text}"`);
  return at;
};

/**
 * Reads messages (JSON lines with `id title time text`) in order of time.
 * @throws with the line's number for a line that is not such a message
 */
export const readMessages = (file: string): Message[] => {
  if (!existsSync(file)) {
    throw new Error(
      `there is no file ${file}. The replay takes real messages as JSON lines with the fields id, title, time and text; they are not part of the project. Name such a file with --input.`,
    );
  }
  const lines = readFileSync(file, 'utf8').split('\n');
  const messages = lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      const { id, title, time, text } = JSON.parse(line) as { id: number; title: string; time: string; text: string };
      if (id === undefined || typeof title !== 'string' || typeof text !== 'string') throw new Error('id, title or text is missing');
      return [{ id, title, text, time: timeOf(time) }];
    } catch (error) {
      throw new Error(`${file}, line ${i + 1}: ${(error as Error).message}`);
    }
  });
  return messages.sort((a, b) => a.time.getTime() - b.time.getTime());
};
