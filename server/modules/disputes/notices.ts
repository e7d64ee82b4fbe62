import type { Notify } from '#kernel/notify.ts';

/** Whose dispute: told to its mediator's account or, where that is somebody without one, to all who mediate for the organisation. */
export interface Whose {
  readonly id: string;
  readonly mediatorId: string | null;
  readonly organisationId: string;
  readonly organisationName: string;
}
type What =
  | { readonly kind: 'disputes.assigned'; readonly variant: 'mediator' }
  | { readonly kind: 'disputes.session'; readonly variant: 'arranged' | 'near' | 'called_off' }
  | { readonly kind: 'disputes.due'; readonly variant: 'limit' | 'visit' };

/** @param cause the occasion within the dispute @param data besides the organisation */
export const disputeNotice = (
  d: Whose,
  what: What,
  { cause, data = {}, actorId, at }: { cause: string; data?: Readonly<Record<string, string>>; actorId: string | null; at: Date },
): Notify => ({
  ...what,
  to: d.mediatorId === null ? { permission: 'disputes.mediate', organisation: d.organisationId } : { accounts: [d.mediatorId] },
  except: actorId,
  subject: d.id,
  data: { organisation: d.organisationName, ...data },
  cause: `${d.id} ${cause}`,
  at,
});
