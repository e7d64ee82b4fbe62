/** The part of autocannon the bench uses; the package brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  export interface Request {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
  }
  export interface Client {
    /** The client ends itself in place of its next request once it has made this many. */
    responseMax?: number;
    readonly reqsMade: number;
  }
  export interface Options {
    url: string;
    connections: number;
    duration: number;
    requests: { setupRequest(request: Request): Request }[];
    /** Milliseconds between samples; also how soon the end is noticed. */
    sampleInt: number;
  }
  export interface Result {
    errors: number;
    timeouts: number;
  }
  export interface Tracker extends EventEmitter {
    on(event: 'response', listener: (client: Client, status: number, bytes: number, milliseconds: number) => void): this;
  }
  const autocannon: (options: Options, done: (error: Error | null, result: Result) => void) => Tracker;
  export default autocannon;
}
