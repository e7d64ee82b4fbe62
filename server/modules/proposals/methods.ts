import { type Method, type MethodStep, type Methods, methods } from '#contract/proposals/methods.ts';
import type { Share } from '#contract/proposals/rule.ts';
import { shippedMethods } from '#contract/proposals/shipped.ts';
import { resolves } from '#contract/proposals/values.ts';
import { defineDefinition, type Problem } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';

const twice = (codes: readonly string[]): string | undefined => codes.find((code, i) => codes.indexOf(code) < i);
/** Nothing can be more than the whole, and at least none of it says nothing. */
const impossible = ({ n, d, strict }: Share): boolean => (strict ? n >= d : n > d);

const problemsOfStep = (step: MethodStep, at: string, data: Record<string, unknown>): Problem[] => {
  const wrong = (code: Problem['code'], when: boolean): Problem[] => (when ? [{ at, code, data }] : []);
  const shares = step.rule ? [step.rule.majority, ...(step.rule.quorum ? [step.rule.quorum] : [])] : [];
  return [
    ...wrong('proposals.rule_needed', resolves(step.kind) !== (step.rule !== null)),
    ...wrong('proposals.way_needed', (step.kind === 'decide') !== step.ways.length > 0),
    ...wrong('proposals.vote_for_residents', step.ways.includes('vote') && step.participants !== 'residents'),
    ...wrong('proposals.share_wrong', shares.some(impossible)),
    ...wrong('proposals.days_needed', (step.published !== 'nothing') !== (step.publishDays !== null)),
  ];
};

/** Everything that keeps methods from being published. */
export const problemsOfMethods = ({ methods: all }: Methods): Problem[] => {
  const code = twice(all.map((one) => one.code));
  return [
    ...(code === undefined ? [] : [{ at: 'methods', code: 'proposals.method_twice' as const, data: { code } }]),
    ...all.flatMap(({ steps, title }, i): Problem[] => {
      const at = `methods.${i}`;
      const step = twice(steps.map((one) => one.code));
      const decides = steps.findIndex(({ kind }) => kind === 'decide');
      const early = steps.some(
        ({ kind, published }, n) => n < decides && (kind === 'evaluate' || published === 'resolution' || published === 'result'),
      );
      return [
        ...(step === undefined ? [] : [{ at, code: 'proposals.step_twice' as const, data: { code: step, method: title } }]),
        ...(steps[0]?.kind === 'propose' && !steps[0].mayMerge
          ? []
          : [{ at, code: 'proposals.first_step' as const, data: { method: title } }]),
        ...(decides < 0 ? [{ at, code: 'proposals.no_decision' as const, data: { method: title } }] : []),
        ...(early ? [{ at, code: 'proposals.evaluates_early' as const, data: { method: title } }] : []),
        ...steps.flatMap((one, n) => problemsOfStep(one, `${at}.steps.${n}`, { method: title, step: one.title })),
      ];
    }),
  ];
};

/** The methods of a jurisdiction, by versions. A proposal keeps the one it was drafted by. */
export const methodsKind = defineDefinition<Methods>({
  kind: 'proposals.methods',
  schema: methods,
  permission: 'proposals.design',
  words: 'proposals-console.definition',
  problemsOf: problemsOfMethods,
});

/** The methods in force, those that come with the program where none were published. */
export const methodsIn = async ({ definitions, clock }: Kernel, jurisdictionId: string): Promise<readonly Method[]> =>
  (await definitions.inForce(methodsKind, jurisdictionId, clock.now()))?.content.methods ?? shippedMethods;
