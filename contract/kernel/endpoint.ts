import type { z } from 'zod';

/** HTTP verbs the platform speaks. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may knock at all. `public`: no session needed; `session`: any signed-in account (an anonymous device session counts).
 * What a signed-in account may do beyond that is decided by the module's policy, never here.
 */
export type Access = 'public' | 'session';

/** One promise between server and clients: request shapes, the answer's shape and status, and the errors it may give. */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  /** Fastify path, parameters as `:name`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response: R;
  /** Status of the success answer; 200 when absent. */
  readonly status?: 200 | 201;
  /** Stays open to somebody who must first replace a temporary password. */
  readonly openWithTemporaryPassword?: true;
  /** Stays open to somebody who must first set up a second factor. */
  readonly openWithoutSecondFactor?: true;
  /**
   * What is written on a phone may be sent here by a bound one whose session has ended. Who sends so reads nothing: the answer says
   * `received: true` and of its own only these members – ids and states, never a name or a text.
   */
  readonly offline?: readonly string[];
  /** Bytes a request may have, where that is more than usual: 8 kB where no session is needed, 64 kB elsewhere. */
  readonly largestBody?: number;
  /** Members of all lists and objects of a request together, where that is more than usual (20,000). */
  readonly mostParts?: number;
  /** Error codes this endpoint gives beyond the general ones (`request.*`, `session.*`). */
  readonly errors?: readonly string[];
}

/** Declares an endpoint and keeps its exact types, so that client and server infer from one place. */
export const endpoint = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  e: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> => e;

/** The one file of a multipart request: its field, the largest it may be in bytes, and the media types it may have. */
export interface TakenFile {
  readonly field: string;
  readonly bytes: number;
  readonly types: readonly string[];
}

/** An address beside the JSON endpoints: it takes a file, or gives something else than JSON. */
export interface FileEndpoint<P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType>
  extends Pick<Endpoint<P, Q>, 'path' | 'summary' | 'access' | 'params' | 'query' | 'status' | 'offline' | 'errors'> {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly takes?: TakenFile;
  /** Media type of a body that is bytes and nothing else. */
  readonly takesBytes?: string;
  /** Headers a request says what it means by, and what each holds. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Media type of the success answer. */
  readonly gives: string;
  /** What the success answer holds, where it is JSON. */
  readonly answer?: A;
}

/** Declares such an address and keeps its exact types. */
export const fileEndpoint = <P extends z.ZodType, Q extends z.ZodType, A extends z.ZodType>(
  e: FileEndpoint<P, Q, A>,
): FileEndpoint<P, Q, A> => e;

/** Media type of workbooks (xlsx). */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const takenWorkbook: TakenFile = { field: 'sheet', bytes: 10 * 1024 * 1024, types: [workbookType] };
/** A workbook, or a CSV in any encoding. */
export const takenTable: TakenFile = { ...takenWorkbook, types: [workbookType, 'text/csv'] };
