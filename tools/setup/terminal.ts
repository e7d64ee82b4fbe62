import { createInterface } from 'node:readline/promises';
import type { AskPerson } from './ask.ts';

/** Questions put on a terminal. A question that nobody answers before the terminal closes fails. */
export const terminalOf = (
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): { readonly ask: AskPerson; readonly close: () => void } => {
  const terminal = createInterface({ input, output });
  const gone = new AbortController();
  terminal.once('close', () => gone.abort(new Error('the terminal was closed before every question was answered')));
  return {
    ask: async (question) => {
      const answer = terminal.question(question, { signal: gone.signal });
      return (await answer.catch((error: unknown) => Promise.reject(gone.signal.aborted ? gone.signal.reason : error))).trim();
    },
    close: () => terminal.close(),
  };
};
