import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { type getFirstSteps, readinessSteps } from '#contract/platform/api.ts';
import { execute, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { GatewayConfig } from '#kernel/gateways/config.ts';
import type { Jurisdiction } from '#kernel/jurisdictions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type Language, phrase, wordOf } from '#kernel/words.ts';
import { problemsOf, type ReadinessProblem } from '../domain/readiness.ts';
import { mayOperate } from '../policy.ts';
import { type Ask, readReadiness } from '../store/readiness.ts';

/** Names of a list that are told one by one. */
const named = 5;
const listed = (language: Language, names: readonly string[]): string => {
  const shown = names.slice(0, named).join(language === 'en' ? ', ' : '、');
  return names.length > named ? shown + phrase(language, 'platform.ready.more', { count: names.length - named }) : shown;
};

/** Codes by their names: of acts and of roles. */
const wordsOf = (language: Language) => {
  const groups: Readonly<Record<string, string>> = { actions: 'cases.actions', roles: 'accounts.roles' };
  return (kind: string, code: string): string => (groups[kind] ? wordOf(language, `${groups[kind]}.${code}`) : code);
};

/** What is missing and what to do about it, in words; English sentences of the command line have codes in them. */
export const readinessWords = (
  language: Language,
  { code, data }: ReadinessProblem,
  nameOf: (kind: string, code: string) => string = language === 'en' ? (_, one) => one : wordsOf(language),
): { detail: string; advice: string } => {
  const filled = Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      Array.isArray(value)
        ? listed(
            language,
            value.map((one: string) => nameOf(key, one)),
          )
        : value,
    ]),
  );
  const of = (part: string): string => phrase(language, `platform.ready.problems.${code}.${part}`, filled);
  return { detail: of('detail'), advice: of('advice') };
};

/** Whether people can come to the pages from elsewhere than this computer. */
type Reached = { readonly address: boolean; readonly gateway: boolean };

/** Everything a jurisdiction still lacks; the one source of `setup`, `doctor` and the console's first steps. */
export const readinessOf = async (ask: Ask, jurisdictionId: string, reached: Reached): Promise<ReadinessProblem[]> =>
  problemsOf({ ...(await readReadiness(ask, jurisdictionId)), ...reached });

/** Whether an address and a gateway that sends codes to phones are there. */
export const reachedBy = (
  settings: Jurisdiction['settings'],
  publicUrls: readonly string[],
  gateways: Pick<GatewayConfig, 'sms'>,
): Reached => ({
  address: publicUrls.length > 0 || typeof settings['address'] === 'string',
  gateway: gateways.sms !== null,
});

/** Everything a jurisdiction lacks, as the running program sees it. */
export const problemsIn = async (kernel: Kernel, jurisdictionId: string): Promise<ReadinessProblem[]> => {
  const jurisdiction = (await kernel.jurisdictions.byId(jurisdictionId)) ?? fail('request.not_found');
  return kernel.db.read(systemAccess(jurisdictionId), (tx) =>
    readinessOf(
      async (text, values) => (await execute(tx, text, values)).rows as never,
      jurisdictionId,
      reachedBy(jurisdiction.settings, kernel.config.publicUrls, kernel.config.gateways),
    ),
  );
};

/** The steps to a jurisdiction at work, each with what it still lacks. */
export const firstSteps = async (kernel: Kernel, viewer: Viewer, language: Language): Promise<z.input<typeof getFirstSteps.response>> => {
  if (!mayOperate(viewer)) fail('session.forbidden');
  const problems = await problemsIn(kernel, viewer.jurisdictionId);
  return {
    steps: readinessSteps.map((step) => ({
      step,
      problems: problems
        .filter((problem) => problem.step === step)
        .map((problem) => ({ state: problem.state, ...readinessWords(language, problem, wordsOf(language)) })),
    })),
  };
};
