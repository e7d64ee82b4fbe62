import { type ActivityKind, type ActivityKinds, activityKinds, shippedKinds } from '#contract/activities/kinds.ts';
import { problemsOfSchema, tellSchemaProblem } from '#contract/kernel/form/check.ts';
import type { Format } from '#contract/kernel/form/schema.ts';
import { defineDefinition, type Problem } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** Formats that whoever joins can answer without being staff. */
const answerable: readonly Format[] = ['long-text', 'date', 'phone', 'money'];
const twice = (codes: readonly string[]): string | undefined => codes.find((code, i) => codes.indexOf(code) < i);

/** Everything that keeps kinds from being published. */
export const problemsOfKinds = ({ kinds }: ActivityKinds): Problem[] => {
  const code = twice(kinds.map((one) => one.code));
  return [
    ...(code === undefined ? [] : [{ at: 'kinds', code: 'activities.kind_twice' as const, data: { code } }]),
    ...kinds.flatMap(({ roles, questions, title }, i): Problem[] => {
      const role = twice(roles.map((one) => one.code));
      return [
        ...(role === undefined ? [] : [{ at: `kinds.${i}`, code: 'activities.role_twice' as const, data: { code: role, kind: title } }]),
        ...(questions === null ? [] : problemsOfSchema(questions, answerable)).map((problem) => ({
          at: `kinds.${i}`,
          code: 'form.schema_wrong' as const,
          data: questions === null ? {} : tellSchemaProblem(questions, problem),
        })),
      ];
    }),
  ];
};

/** The kinds of activities of a jurisdiction, by versions. An activity keeps the rules it was announced with. */
export const kindsKind = defineDefinition<ActivityKinds>({
  kind: 'activities.kinds',
  schema: activityKinds,
  permission: 'activities.design',
  words: 'activities-console.definition',
  problemsOf: problemsOfKinds,
});

/** The kinds in force, those that come with the program where none were published. */
export const kindsIn = async ({ definitions, clock }: Kernel, jurisdictionId: string): Promise<readonly ActivityKind[]> =>
  (await definitions.inForce(kindsKind, jurisdictionId, clock.now()))?.content.kinds ?? shippedKinds;
