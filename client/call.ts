import type { UploadedPhoto } from '#contract/cases/api.ts';
import type { Endpoint } from '#contract/kernel/endpoint.ts';
import type { ErrorAnswer } from '#contract/kernel/values.ts';
import { noteTime } from './clock.ts';
import type { Address, Input, Output } from './endpoint.ts';

/**
 * A refusal by the server; `network.offline` when no answer came, `network.captive` when something else answered in its place, such as the
 * sign-in page of a public network. `message` is worded by the server for the person in front of the screen, empty where it did not speak.
 */
export class CallError extends Error {
  readonly code: string;
  readonly status: number;
  readonly data: Record<string, unknown>;
  constructor(status: number, answer: ErrorAnswer['error']) {
    super(answer.message);
    this.name = 'CallError';
    this.status = status;
    this.code = answer.code;
    this.data = answer.data;
  }
}

/** How calls reach the server. `language` is asked per call, so that a switch takes effect at once. */
export interface CallOptions {
  readonly base?: string;
  readonly language?: () => string;
  readonly headers?: () => Record<string, string>;
  readonly fetch?: typeof fetch;
  /** Told of every refusal, e.g. to send the person to the sign-in page on 401. */
  readonly onError?: (error: CallError) => void;
}

/** Nothing reached the server. */
export const offline = (): CallError => new CallError(0, { code: 'network.offline', message: '', data: {} });
const captive = (): CallError => new CallError(0, { code: 'network.captive', message: '', data: {} });

/**
 * Whether an answer is believed: null when it is a success of the expected form, else the error it stands for. A success must be an object
 * with the promised keys – or, to a bound phone that may send but not read, a receipt –, a refusal must name its code; anything else did not come from our server, or the server could not answer.
 * @param keys what the contract promises at the top of the answer
 * @param content the body as JSON; null when it was none
 */
export const faultOf = (status: number, content: unknown, keys: readonly string[]): CallError | null => {
  const found = typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {};
  if (status >= 200 && status < 300)
    return content === found && (found['received'] === true || keys.every((key) => key in found)) ? null : captive();
  const refusal = (found as Partial<ErrorAnswer>).error;
  if (typeof refusal?.code === 'string') return new CallError(status, refusal);
  return status >= 500 ? new CallError(status, { code: 'server.unavailable', message: '', data: {} }) : captive();
};

/** What the answer to an upload holds. */
export const photoKeys = ['id', 'url', 'thumbnailUrl', 'width', 'height', 'point'] as const satisfies readonly (keyof UploadedPhoto)[];

/** What takes longer than a second shall go on without us (RFC 7240). */
const prefer = 'respond-async, wait=1';

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

/** The address of a request: the path filled with its parameters, and the query. */
export const addressOf = (path: string, { params, query }: Parts): string => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one));
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
};

/**
 * Makes the one function through which a front end speaks to the server.
 * Throws {@link CallError} for every answer that is not a success of the promised form; with status 0 when the server was not reached.
 */
export const createCall = (options: CallOptions = {}) => {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);
  const refuse = (error: CallError): never => {
    options.onError?.(error);
    throw error;
  };
  const request = async (
    method: string,
    path: string,
    body: BodyInit | null,
    headers: Record<string, string>,
    keys: readonly string[],
    signal?: AbortSignal,
  ): Promise<unknown> => {
    const answer = await send(`${options.base ?? ''}${path}`, {
      method,
      body,
      credentials: 'same-origin',
      headers: { 'accept-language': options.language?.() ?? 'zh-CN', 'x-linli': '1', ...options.headers?.(), ...headers },
      ...(signal ? { signal } : {}),
    }).catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      return refuse(offline());
    });
    noteTime(answer.headers.get('x-linli-at'));
    const content = await answer.json().catch((cause: unknown) => {
      if (cause instanceof SyntaxError) return null;
      // cut off on its way
      if (signal?.aborted) throw cause;
      return refuse(offline());
    });
    // it goes on without us, as we asked for
    const goesOn = answer.status === 202 && headers['prefer'] !== undefined;
    const fault = faultOf(answer.status, content, goesOn ? ['work'] : keys);
    return fault ? refuse(fault) : content;
  };
  const call = <E extends Endpoint>(address: Address<E>, input: Input<E>, signal?: AbortSignal): Promise<Output<E>> => {
    const parts = input as Parts;
    const body = parts.body === undefined ? null : JSON.stringify(parts.body);
    return request(
      address.method,
      addressOf(address.path, parts),
      body,
      body === null ? {} : { 'content-type': 'application/json' },
      address.answers,
      signal,
    ) as Promise<Output<E>>;
  };
  /** Sends one file as the multipart field `field`; answers with what that address promises, an object with these `keys`. */
  const sendFile = (
    path: string,
    field: string,
    file: Blob,
    name: string,
    keys: readonly string[],
    signal?: AbortSignal,
    headers: Record<string, string> = {},
  ): Promise<unknown> => {
    const form = new FormData();
    form.append(field, file, name);
    return request('POST', path, form, headers, keys, signal);
  };
  /** Sends a workbook; what takes longer than a moment goes on without us, and is answered by `{ work }`, its id. */
  const sendSheet = (path: string, sheet: File, keys: readonly string[]): Promise<unknown> =>
    sendFile(path, 'sheet', sheet, sheet.name, keys, undefined, { prefer });
  /** Fetches a file; what takes longer than a moment is answered by the id of the work that makes it. */
  const fetchFile = async (path: string): Promise<{ name: string; file: Blob } | { work: string }> => {
    const answer = await send(`${options.base ?? ''}${path}`, {
      credentials: 'same-origin',
      headers: { 'accept-language': options.language?.() ?? 'zh-CN', 'x-linli': '1', prefer, ...options.headers?.() },
    }).catch(() => refuse(offline()));
    if (answer.status === 200) {
      const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
      return { name: decodeURIComponent(name), file: await answer.blob().catch(() => refuse(offline())) };
    }
    const content: unknown = await answer.json().catch(() => null);
    const fault = faultOf(answer.status, content, ['work']);
    return fault ? refuse(fault) : (content as { work: string });
  };
  /** Sends one photo to `POST /api/files`; answers with an `UploadedPhoto`. */
  const upload = (photo: Blob, name = 'photo.jpg', signal?: AbortSignal): Promise<unknown> =>
    sendFile('/api/files', 'photo', photo, name, photoKeys, signal);
  return { call, sendFile, sendSheet, fetchFile, upload };
};
