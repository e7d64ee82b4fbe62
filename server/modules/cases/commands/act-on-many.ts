import { v5 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { actBody, type actOnMany, type ManyAction, type ManyAnswer } from '#contract/cases/api.ts';
import { permissionOf } from '#contract/cases/lifecycle.ts';
import { command } from '#kernel/command.ts';
import { accessOf } from '#kernel/db.ts';
import { AppError, fail } from '#kernel/errors.ts';
import { errorSentence, type Language } from '#kernel/words.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Cases } from '../cases.ts';
import { findCase } from '../store/cases.ts';
import { takeAction } from './take-action.ts';

type Body = z.output<NonNullable<(typeof actOnMany)['body']>>;
interface Asked {
  readonly id: string;
  readonly action: ManyAction;
  readonly caseIds: readonly string[];
  readonly reason: string | null;
}
/** How far it is, and which were refused. */
interface Position {
  readonly at: number;
  readonly refused: readonly { readonly caseId: string; readonly code: string; readonly data: Record<string, unknown> }[];
}

/** Name of the long work. */
const kind = 'cases.act_on_many';

/** The act on one of many cases. Its id comes from both, so that it is taken once, however often the step is tried. */
const oneOf = ({ id, action, reason }: Asked, caseId: string) => {
  const read = actBody.safeParse({ id: v5(caseId, id), version: null, action, reason });
  return read.success ? read.data : fail('request.invalid', { fields: 'reason', issues: [] });
};

const told = (cases: Cases, viewer: Viewer, language: Language, { refused }: Position, all: number): Promise<ManyAnswer> =>
  cases.kernel.db.read(accessOf(viewer), async (tx) => ({
    done: all - refused.length,
    refused: await Promise.all(
      refused.map(async ({ caseId, code, data }) => ({
        caseId,
        number: (await findCase(tx, caseId))?.number ?? null,
        message: errorSentence(language, code, data),
      })),
    ),
  }));

/** One action on many cases as long work: a case for each step, refused by its own rules without stopping the others. */
export const manyCases = (cases: Cases): WorkKind<Asked, ManyAnswer, Position> => ({
  kind,
  steps: true,
  run: async ({ viewer, input, language, position, step }) => {
    let so: Position = position ?? { at: 0, refused: [] };
    const total = input.caseIds.length;
    for (const caseId of input.caseIds.slice(so.at)) {
      const refusal = await takeAction(cases, viewer, caseId, oneOf(input, caseId)).then(
        () => null,
        (error: unknown) => {
          if (error instanceof AppError && error.status < 500) return { caseId, code: error.code, data: error.data };
          throw error;
        },
      );
      so = { at: so.at + 1, refused: refusal ? [...so.refused, refusal] : so.refused };
      await step({ done: so.at, total, position: so }, async () => undefined);
    }
    return { answer: await told(cases, viewer, language, so, total) };
  },
});

/** Begins it. @returns the id of the long work */
export const actOnManyCases = async (
  { kernel }: Cases,
  viewer: Viewer,
  { caseIds, ...body }: Body,
  language: Language,
): Promise<{ work: string }> => {
  const permission = permissionOf(body.action);
  if (permission === null || !viewer.posts.some(({ permissions }) => permissions.has(permission))) fail('session.forbidden');
  const input: Asked = { ...body, caseIds: [...new Set(caseIds)] };
  oneOf(input, body.id);
  const asked = { ...body, caseIds };
  const claim = async (): Promise<{ work: string }> => ({ work: body.id });
  const claimed = await command(kernel, viewer, kind, asked, claim, async (_, done) => done);
  await kernel.work.begin({ kind }, viewer, { id: body.id, input, file: null, title: '', language });
  return claimed;
};
