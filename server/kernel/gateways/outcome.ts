/** How a try to send ended. Reasons name codes and hosts, never the receiver: what servers say in words may hold an address or a number. */
export type Outcome =
  | { readonly sent: true }
  | {
      readonly sent: false;
      readonly reason: string;
      /** Whether another try may succeed, and after how many seconds at the earliest. */
      readonly again: boolean;
      readonly after?: number;
      /** The receiver is gone for good, such as a browser that was reset. */
      readonly gone?: true;
    };

/** How long a gateway may take unless told otherwise, in milliseconds. */
export const usualPatience = 10_000;

/** A failure before the gateway said anything: tried again. */
export const unreached = (error: unknown): Outcome => {
  const { code, name, cause } = error as { code?: string; name?: string; cause?: { code?: string } };
  const late = name === 'TimeoutError' || name === 'AbortError';
  return { sent: false, again: true, reason: late ? 'timeout' : (cause?.code ?? code ?? name ?? 'unreachable') };
};

/** Whether what was not sent for this reason surely did not go: a gateway that did not answer, or cut the line, may have sent it. */
export const surelyUnsent = (reason: string): boolean =>
  /^(http|smtp) \d/.test(reason) || ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(reason);

/** Seconds a gateway asks to wait: a number or a date; undefined where it does not say. */
export const retryAfter = (header: string | null, now: Date): number | undefined => {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now.getTime()) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
};
