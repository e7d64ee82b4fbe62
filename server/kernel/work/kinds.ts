import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Tx } from '../db.ts';
import type { Language } from '../words.ts';

/** A file given to long work or made by it. */
export interface WorkFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** How far it has come. */
export interface Reached {
  readonly done: number;
  readonly total: number | null;
}

/** What long work has while it runs. */
export interface Piece<I, P> {
  /** Who asked for it, with the rights of now. */
  readonly viewer: Viewer;
  readonly input: I;
  readonly file: Buffer;
  readonly language: Language;
  /** Ends it: cancelled, paused, the client gone, the process stopping. To be handed on to whatever takes long. */
  readonly signal: AbortSignal;
  /** Where the last finished step left off, by this worker or one before it; null at the beginning. */
  readonly position: P | null;
  /** Says how far it has come, where it is one transaction. Costs nothing when called often. */
  reached(how: Reached): void;
  /**
   * Does one step in a transaction under the viewer's access that also writes down where to go on: a step is done once, whoever dies when.
   * Between steps it is paused and cancelled.
   */
  step<T>(how: Reached & { readonly position: P }, work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** What long work leaves. */
export interface Outcome<A> {
  readonly answer?: A;
  readonly made?: WorkFile;
}

/** A kind of long work, named by its module when it opens: every process can then carry it on. */
export interface WorkKind<I, A, P = null> {
  /** `<module>.<what>`; words `<module>:work.<what>`. */
  readonly kind: string;
  /** It goes by steps and can be paused between them. Without, it is one transaction: all or nothing, from the start after a crash. */
  readonly steps?: true;
  run(piece: Piece<I, P>): Promise<Outcome<A>>;
}

// biome-ignore lint/suspicious/noExplicitAny: kinds are kept together whatever they take
export type AnyKind = WorkKind<any, any, any>;
