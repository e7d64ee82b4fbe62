import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Cases } from '../cases.ts';
import { indexTexts } from '../commands/index-texts.ts';
import { archiveDue, recountDeadlines, resumeDue } from '../commands/platform-actions.ts';
import { seal } from '../commands/seal.ts';
import { tellSuperiors } from '../commands/tell-superiors.ts';
import { tellTurns } from '../commands/tell-turns.ts';
import { prepareMonths as prepare } from '../store/verification.ts';

/** Batches one run of a job takes on for a jurisdiction; the next run goes on, and a stopping program does not wait for long. */
const batches = 20;
/** Batches of texts: after an upgrade all of a jurisdiction's cases are put into the index, and until then older ones are not found. */
const textBatches = 1_000;

/** Calls `work` for each jurisdiction until it reports nothing more to do, or the run has done its share. */
const forAll = (cases: Cases, what: string, work: (jurisdictionId: string) => Promise<number>, most = batches): Promise<void> =>
  eachJurisdiction(cases.kernel, what, async (id) => {
    for (let n = 0; n < most && (await work(id)) > 0; n++);
  });

export const archiveAll = (cases: Cases): Promise<void> => forAll(cases, 'cases.archive-due', (id) => archiveDue(cases, id));
export const indexAll = (cases: Cases): Promise<void> => forAll(cases, 'cases.index-texts', (id) => indexTexts(cases, id), textBatches);
export const resumeAll = (cases: Cases): Promise<void> => forAll(cases, 'cases.resume-due', (id) => resumeDue(cases, id));
/** Looks through the open cases of a jurisdiction once; there is something to do only after the calendar or the working time has changed. */
export const recountOf = async (cases: Cases, jurisdictionId: string): Promise<void> => {
  for (let after: string | null = '00000000-0000-0000-0000-000000000000'; after !== null; )
    after = (await recountDeadlines(cases, jurisdictionId, after)).last;
};
export const recountAll = (cases: Cases): Promise<void> => eachJurisdiction(cases.kernel, 'cases.recount', (id) => recountOf(cases, id));
/** Tells of clocks that have turned, once each. */
export const tellTurnsAll = (cases: Cases): Promise<void> =>
  eachJurisdiction(cases.kernel, 'cases.tell-turns', (id) => tellTurns(cases, id));
/** Tells superiors of what is overdue, level by level. */
export const tellSuperiorsAll = (cases: Cases): Promise<void> =>
  eachJurisdiction(cases.kernel, 'cases.supervise', (id) => tellSuperiors(cases, id));
export const sealAll = (cases: Cases): Promise<void> => forAll(cases, 'cases.seal', (id) => seal(cases, id));

/** Keeps a year of event partitions ready ahead. */
export const prepareMonths = async (cases: Cases): Promise<void> => {
  const any = (await cases.kernel.jurisdictions.all())[0];
  if (any) await cases.kernel.db.write(systemAccess(any.id), (tx) => prepare(tx, 12));
};
