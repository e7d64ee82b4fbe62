import type { OwnerImport } from '#contract/assemblies/register.ts';
import type { By } from '#kernel/audit.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Disclosures } from '#modules/disclosures/index.ts';
import { type Persons, tiedPerson } from '#modules/persons/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { findEntry, type Votes } from '#modules/votes/index.ts';
import { importOwners } from './commands/import.ts';
import { voteClosed, voteVoided } from './commands/result.ts';
import { serviceFiles } from './commands/serve.ts';
import { type Context, subjectType } from './context.ts';
import { mayRead, mayRun } from './policy.ts';
import type { UnitsAsked } from './queries/register.ts';
import { type OwnerOnRoll, ownersIn, type RollPlace, registersIn } from './queries/roll.ts';
import { ownerSheet } from './queries/sheet.ts';
import { assemblyTodos } from './queries/todos.ts';
import { rulesKind } from './rules.ts';
import { findAssembly } from './store/assemblies.ts';
import { entriesByKey } from './store/entries.ts';
import { holdersOfAccount } from './store/holders.ts';
import { resealTitles } from './store/units.ts';
import { ownerUse } from './uses.ts';

type ImportOf = ImportAsked & { readonly estateId: string };
type ExportOf = UnitsAsked & { readonly estateId: string };
/** Registers of owners as other modules ask for them. */
export interface Assemblies {
  /** Names of the registers of owners of an area; none: owners are not known there. */
  registersIn(tx: Tx, areaCode: string): Promise<string[]>;
  /** Who is due as an owner, by heads and area; null where the area has no register. @throws assemblies.roll_faults, assemblies.nobody */
  ownersIn(tx: Tx, by: Pick<By, 'jurisdictionId' | 'at'>, place: RollPlace): Promise<OwnerOnRoll[] | null>;
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheets: { readonly import: WorkKind<ImportOf, OwnerImport>; readonly export: WorkKind<ExportOf, undefined> };
}
interface Needed {
  readonly territory: Territory;
  readonly persons: Persons;
  readonly votes: Votes;
  readonly disclosures: Disclosures;
}

/** What votes and publications about assemblies ask this module. */
const answerFor = (context: Context): void => {
  const { kernel, votes, disclosures } = context;
  votes.subjects.add({
    type: subjectType,
    words: 'assemblies.voteSubject',
    page: (id) => `/assemblies/${id}`,
    mayRun: async (viewer, tx, id) => {
      const found = await findAssembly(tx, id);
      return found !== null && mayRun(viewer, found.areaPath);
    },
    // the account that votes for an entry must be that of one of its owners, proven; whoever holds a mandate was noted with its document
    mayCast: async (tx, viewer, vote, key) => {
      const own = (await holdersOfAccount(tx, viewer.accountId)).map(({ id }) => id);
      const [entry] = await entriesByKey(tx, vote.subjectId, [key]);
      if (entry?.holders.some((id) => own.includes(id))) return;
      const holder = (await findEntry(tx, vote.id, key))?.holderId ?? null;
      if (holder === null || holder !== (await tiedPerson(tx, viewer.accountId))) fail('assemblies.prove_first');
    },
    closed: (tx, running, vote) => voteClosed(context, tx, running, vote),
    voided: (tx, running, vote, reason) => voteVoided(tx, running, vote, reason),
  });
  disclosures.subjects.add({ type: subjectType, words: 'assemblies.voteSubject', page: (id) => `/assemblies/${id}` });
  kernel.files.owner(serviceFiles, {
    mayRead: async (tx, viewer, id) => {
      const found = await findAssembly(tx, id);
      return found !== null && mayRead(viewer, found.areaPath);
    },
  });
};

/** Opens the module. */
export const createAssemblies = (kernel: Kernel, { persons, ...services }: Needed): Assemblies => {
  const proofs = kernel.limiter.quota('assemblies.proof_account', { max: 6, seconds: 86_400 });
  const context: Context = { kernel, proofs, ...services };
  kernel.definitions.add(rulesKind);
  persons.uses.add(ownerUse);
  kernel.keys.add({
    of: 'jurisdiction',
    reseal: (scope, ring, limit) => kernel.db.write(systemAccess(scope), (tx) => resealTitles(tx, ring, limit)),
  });
  kernel.todos.add(assemblyTodos(context));
  answerFor(context);
  return {
    registersIn,
    ownersIn,
    context,
    sheets: {
      import: kernel.work.kind<ImportOf, OwnerImport>({
        kind: 'assemblies.import',
        run: async ({ viewer, input, file, language, signal }) => ({
          answer: await importOwners(context, viewer, input.estateId, { ...input, bytes: file, language, signal }),
        }),
      }),
      export: exportWork(kernel, 'assemblies.export', (viewer, asked: ExportOf, _, signal) => ownerSheet(context, viewer, asked, signal)),
    },
  };
};
