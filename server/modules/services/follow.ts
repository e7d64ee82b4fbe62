import { systemAccess, type Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type CaseNews, caseTopic } from '#modules/cases/index.ts';
import { stateOf } from './domain/states.ts';
import { type ApplicationRecord, changeApplication, findOfCase } from './store/applications.ts';

/** Where the case stands: its state, the number of its last event, when that was, and when it is due. */
export interface CaseStep {
  readonly state: CaseNews['state'];
  readonly version: number;
  readonly at: Date;
  readonly dueAt: Date | null;
}

/** Brings an application that is held to where its case stands; what it has seen already changes nothing. @param words what the applicant is told of it */
export const follow = async (tx: Tx, a: ApplicationRecord, step: CaseStep, words: string | null = null): Promise<void> => {
  if (step.version <= a.seq) return;
  const state = stateOf(step.state, a.state);
  const moved = state !== a.state;
  await changeApplication(tx, a.id, {
    seq: step.version,
    // the promise runs while the application is worked on; a pause lets it stand
    ...(state === 'accepted' && step.state === 'handling' && { dueAt: step.dueAt }),
    ...(moved && {
      state,
      progress: [...a.progress, { state, at: step.at.toISOString(), words }],
      ...(state === 'accepted' && a.acceptedAt === null && { acceptedAt: step.at }),
      ...(state === 'correcting' && { corrected: true }),
      ...(state === 'decided' && { decidedAt: step.at }),
      ...(state === 'refused' && { decidedAt: step.at, granted: false }),
      ...(state === 'issued' && { issuedAt: step.at }),
    }),
  });
};

/** Follows acts that were taken on the case itself: at the desk, by the applicant, by the platform. */
export const followCases = (kernel: Kernel): void =>
  kernel.relay.on('services.follow', caseTopic, async (events, jurisdictionId) => {
    const news = events.map((event) => event.payload as unknown as CaseNews);
    await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
      for (const one of news) {
        const application = await findOfCase(tx, one.caseId, true);
        if (application)
          await follow(tx, application, {
            state: one.state,
            version: one.version,
            at: new Date(one.at),
            dueAt: one.dueAt === null ? null : new Date(one.dueAt),
          });
      }
    });
  });
