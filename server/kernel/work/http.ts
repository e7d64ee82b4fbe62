import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { systemAccess } from '../db.ts';
import { AppError } from '../errors.ts';
import type { Kernel } from '../kernel.ts';
import { inLine, sendFile } from '../sheets/http.ts';
import { languageOf } from '../words.ts';
import type { Outcome, WorkFile, WorkKind } from './kinds.ts';
import * as store from './store.ts';
import { places } from './work.ts';

/** Longest a request waits before it hands over, in seconds. */
const longestWait = 30;

/** Seconds the client wants to wait (RFC 7240, `Prefer: respond-async, wait=1`); null when it waits for the end. */
const waitOf = (prefer: string | undefined): number | null => {
  if (!/\brespond-async\b/i.test(prefer ?? '')) return null;
  return Math.min(Number(/\bwait=(\d{1,4})\b/i.exec(prefer ?? '')?.[1] ?? 0), longestWait);
};

/** A name of a file that every program reads. */
export const plainOf = ({ name }: Pick<WorkFile, 'name'>): string => `linli${/\.\w+$/.exec(name)?.[0] ?? ''}`;

interface Asked<I> {
  readonly viewer: Viewer;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly input: I;
  readonly file?: Buffer;
  /** What its owner knows it by. */
  readonly title: string;
}

const noSteps = (): never => {
  throw new Error('work that goes by steps is begun, not waited for');
};

/** Opens the file work has made. */
export const madeBy = async ({ db, work }: Kernel, jurisdictionId: string, id: string): Promise<WorkFile | null> => {
  const row = await db.read(systemAccess(jurisdictionId), (tx) => store.findFile(tx, jurisdictionId, id, 'made'));
  if (!row) return null;
  const bytes = Buffer.from(await work.open(jurisdictionId, places.made(id), row.sealed), 'base64');
  return { name: row.name, type: row.type, bytes };
};

/** Opens what work has answered; null when it answered nothing. */
export const answerOf = async ({ work }: Kernel, jurisdictionId: string, row: store.WorkRow): Promise<unknown> =>
  row.answer === null ? null : JSON.parse(await work.open(jurisdictionId, places.answer(row.id), row.answer));

/**
 * Answers a request for something that may take long. A client that asks for it (`Prefer: respond-async`) waits a moment, then gets 202 and
 * comes back for the result; any other waits to the end, and by leaving gives up.
 * @returns the answer of the work; the reply where it is a file or 202
 */
export const answerWith = async <I, A>(kernel: Kernel, kind: WorkKind<I, A>, asked: Asked<I>): Promise<A | FastifyReply> => {
  const { viewer, request, reply, input, file, title } = asked;
  const { jurisdictionId } = viewer;
  const language = languageOf(request.headers['accept-language']);
  const told = ({ answer, made }: Outcome<A>): A | FastifyReply => (made ? sendFile(reply, plainOf(made), made) : (answer as A));
  const wait = waitOf([request.headers['prefer']].flat().join(', '));
  if (wait === null) {
    const whole = { viewer, input, file: file ?? Buffer.alloc(0), language, position: null, reached: () => undefined, step: noSteps };
    return told(await inLine(kernel, viewer, reply, (signal) => kind.run({ ...whole, signal })));
  }
  const id = await kernel.work.begin(kind, viewer, { input, file: file ?? null, title, language });
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const find = () => kernel.db.read(systemAccess(jurisdictionId), (tx) => store.findWork(tx, jurisdictionId, id));
  // it may have ended before anybody listened
  const waiting = kernel.work.stopped(id, wait * 1000, gone.signal);
  if (!(await find())?.endedAt) await waiting;
  const stays = await kernel.db.write(systemAccess(jurisdictionId), (tx) => store.handOver(tx, jurisdictionId, id));
  if (stays)
    return reply.status(202).header('location', `/api/work/${id}`).header('preference-applied', 'respond-async').send({ work: id });
  const row = await find();
  if (row?.error) throw new AppError(row.error.code as AppError['code'], row.error.data);
  const made = await madeBy(kernel, jurisdictionId, id);
  return told({ ...(row ? { answer: (await answerOf(kernel, jurisdictionId, row)) as A } : {}), ...(made ? { made } : {}) });
};
