import type { PersonClass } from '#contract/points/rule-values.ts';
import type { PointRules } from '#contract/points/rules.ts';
import type { DefinitionKind } from '#kernel/definitions/definitions.ts';
import type { Context as Module } from '../context.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Acts, ClassSource } from './acts.ts';

/** What the commands and queries about rules work with. */
export interface Context extends Module {
  readonly ledger: Ledger;
  readonly acts: Acts;
  readonly classes: ReadonlyMap<PersonClass, ClassSource>;
  readonly kind: DefinitionKind<PointRules>;
}
