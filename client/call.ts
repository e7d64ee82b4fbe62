import type { Endpoint } from '#contract/kernel/endpoint.ts';
import type { ErrorAnswer } from '#contract/kernel/values.ts';
import type { Address, Input, Output } from './endpoint.ts';

/** A refusal by the server, or `network.offline` when no answer came. `message` is worded for the person in front of the screen. */
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

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

const addressOf = (path: string, { params, query }: Parts): string => {
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
 * Throws {@link CallError} for every answer that is not a success; `network.offline` (status 0) when the server cannot be reached.
 */
export const createCall = (options: CallOptions = {}) => {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);
  const refuse = (status: number, answer: ErrorAnswer['error']): never => {
    const error = new CallError(status, answer);
    options.onError?.(error);
    throw error;
  };
  const request = async (
    method: string,
    path: string,
    body: BodyInit | null,
    headers: Record<string, string>,
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
      return refuse(0, { code: 'network.offline', message: '', data: {} });
    });
    const content = await answer.json().catch(() => null);
    if (answer.ok) return content;
    return refuse(answer.status, (content as ErrorAnswer | null)?.error ?? { code: 'server.unavailable', message: '', data: {} });
  };
  const call = <E extends Endpoint>(address: Address<E>, input: Input<E>, signal?: AbortSignal): Promise<Output<E>> => {
    const parts = input as Parts;
    const body = parts.body === undefined ? null : JSON.stringify(parts.body);
    return request(
      address.method,
      addressOf(address.path, parts),
      body,
      body === null ? {} : { 'content-type': 'application/json' },
      signal,
    ) as Promise<Output<E>>;
  };
  /** Sends one file as the multipart field `field`; answers with whatever that address promises. */
  const sendFile = (path: string, field: string, file: Blob, name: string, signal?: AbortSignal): Promise<unknown> => {
    const form = new FormData();
    form.append(field, file, name);
    return request('POST', path, form, {}, signal);
  };
  /** Sends one photo to `POST /api/files`; answers with an `UploadedPhoto`. */
  const upload = (photo: Blob, name = 'photo.jpg', signal?: AbortSignal): Promise<unknown> =>
    sendFile('/api/files', 'photo', photo, name, signal);
  return { call, sendFile, upload };
};
