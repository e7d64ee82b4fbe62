import { Worker } from 'node:worker_threads';
import type { DrawnPage, PaperDocument } from '#contract/kernel/paper.ts';
import { fail } from '../errors.ts';
import type { Order, Written } from './thread.ts';

type Wanted = Order extends infer O ? (O extends Order ? Omit<O, 'id'> : never) : never;
interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: unknown) => void;
}

let thread: Worker | null = null;
let orders = 0;
const waiting = new Map<number, Waiting>();

/** The one thread that writes paper: it keeps its fonts, and ends with the program. */
const opened = (): Worker => {
  if (thread) return thread;
  const worker = new Worker(new URL('./thread.ts', import.meta.url));
  worker.unref();
  const end = (error: unknown): void => {
    if (thread === worker) thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (written: Written) => {
    const one = waiting.get(written.id);
    waiting.delete(written.id);
    if (waiting.size === 0) worker.unref();
    if ('bytes' in written) one?.resolve(Buffer.from(written.bytes));
    else one?.reject(written.drawing ? refusal() : new Error(written.error));
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`the thread that writes paper ended with ${code}`)));
  thread = worker;
  return worker;
};
const refusal = (): unknown => {
  try {
    return fail('paper.drawing');
  } catch (error) {
    return error;
  }
};

const write = (order: Wanted): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const id = ++orders;
    const worker = opened();
    worker.ref();
    waiting.set(id, { resolve, reject });
    worker.postMessage({ ...order, id });
  });

/** Writes a document as PDF on A4, in Noto Sans Hans, of which it carries the characters it uses. The same document gives the same bytes. */
export const writePaper = (document: PaperDocument): Promise<Buffer> => write({ document });

/** Puts drawings on pages of a PDF, as lines and letters. @throws paper.drawing where one has what is not drawn on paper */
export const writePages = (pages: readonly DrawnPage[], title: string, at: Date): Promise<Buffer> =>
  write({ pages, title, at: at.toISOString() });
