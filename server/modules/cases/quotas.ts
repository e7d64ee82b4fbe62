import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type Limit, type Sender, strangerLimit } from '#kernel/limiter.ts';

const hour = 3_600;

/** An anonymous device that has been here for so long is known, milliseconds. */
const knownAfter = 86_400_000;

/** What a person may send, what somebody at work, what an anonymous device and all such devices of one network. */
interface Standard {
  readonly resident: Limit;
  readonly staff: Limit;
  readonly anonymous: { readonly each: Limit; readonly network: Limit };
}

const standards = {
  report: {
    resident: { max: 60, seconds: hour },
    staff: { max: 600, seconds: hour },
    anonymous: { each: { max: 10, seconds: hour }, network: { max: 200, seconds: hour } },
  },
  photo: {
    resident: { max: 200, seconds: hour },
    staff: { max: 1_000, seconds: hour },
    anonymous: { each: { max: 100, seconds: hour }, network: { max: 1_000, seconds: hour } },
  },
} as const satisfies Record<string, Standard>;

/** When an account was opened, which its id tells (UUIDv7). */
const openedAt = (accountId: string): number => Number.parseInt(accountId.replaceAll('-', '').slice(0, 12), 16);

/** How much of something one sender may send. @returns seconds to wait, null when there is room */
export type Count = (viewer: Viewer, sender: Sender) => Promise<number | null>;

/** Limits of this module, by what is sent. */
export const createQuotas = (kernel: Kernel) => {
  const { limiter, clock } = kernel;
  const countOf = (name: keyof typeof standards): Count => {
    const standard: Standard = standards[name];
    const resident = limiter.quota(`cases.${name}_resident`, standard.resident);
    const staff = limiter.quota(`cases.${name}_staff`, standard.staff);
    const anonymous = strangerLimit(limiter, `cases.${name}_anonymous`, standard.anonymous);
    return (viewer, sender) => {
      if (!viewer.anonymous) return (viewer.posts.length > 0 ? staff : resident).take(viewer.accountId);
      const known = sender.device !== null || clock.now().getTime() - openedAt(viewer.accountId) > knownAfter;
      return anonymous(sender, viewer.accountId, known);
    };
  };
  return {
    report: countOf('report'),
    photo: countOf('photo'),
  };
};
