import { type MeetingKinds, meetingKinds, shippedKinds } from '#contract/meetings/kinds.ts';
import { defineDefinition, type Problem } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** Everything that keeps kinds from being published. */
export const problemsOfKinds = ({ kinds }: MeetingKinds): Problem[] =>
  kinds.flatMap(({ code, size }, i): Problem[] => [
    ...(kinds.findIndex((one) => one.code === code) < i
      ? [{ at: `kinds.${i}`, code: 'meetings.kind_twice' as const, data: { code } }]
      : []),
    ...(size !== null && size.most < size.least ? [{ at: `kinds.${i}.size`, code: 'meetings.days_reversed' as const }] : []),
  ]);

/** The kinds of meetings of a jurisdiction, by versions. A meeting keeps the rules of the day it was arranged. */
export const kindsKind = defineDefinition<MeetingKinds>({
  kind: 'meetings.kinds',
  schema: meetingKinds,
  permission: 'meetings.design',
  words: 'meetings-console.definition',
  problemsOf: problemsOfKinds,
});

/** The kinds in force with their version; those that come with the program, as version 0, where none were published. */
export const kindsIn = async ({ definitions, clock }: Kernel, jurisdictionId: string): Promise<MeetingKinds & { version: number }> => {
  const found = await definitions.inForce(kindsKind, jurisdictionId, clock.now());
  return found ? { ...found.content, version: found.version } : { kinds: [...shippedKinds], version: 0 };
};
