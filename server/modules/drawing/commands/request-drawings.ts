import type { z } from 'zod';
import { areasWith, type Viewer } from '#contract/accounts/viewer.ts';
import type { requestDrawings as requestEndpoint } from '#contract/drawing/api.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { drawnBelow, mayDraw } from '#modules/territory/domain/index.ts';
import { drawingSubject } from '../asked.ts';
import type { DraftContext } from '../queries/drafts.ts';

type Body = z.output<NonNullable<(typeof requestEndpoint)['body']>>;

/** Asks areas below the viewer's own to draw theirs. The demand is answered when a drawing is carried out (`carry-out.ts`). */
export const requestDrawings = async (
  { kernel, territory, demands }: DraftContext,
  viewer: Viewer,
  body: Body,
): Promise<z.input<typeof requestEndpoint.response>> => {
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  const areaOf = (code: string) => snapshot.find(code) ?? fail('territory.area_not_found', { code });
  const from = areaOf(body.from);
  const areas = body.areas.map(areaOf);
  const asking = await demands.asking(viewer.jurisdictionId);
  const allowed = (): boolean => mayDraw(viewer, from.path) && areasWith(viewer, 'demands.ask').includes(from.path);
  return demands.notingRefusals(viewer.jurisdictionId, () =>
    command(
      kernel,
      viewer,
      'drawing.request',
      body,
      async ({ tx, jurisdictionId, actorId, at, log }) => {
        if (!allowed()) fail('session.forbidden');
        if (areas.some(({ level }) => !drawnBelow[level])) fail('drawing.not_drawable');
        const { id: requestId, title, note, basis, againReason, dueOn } = body;
        const asked = await asking.ask(
          tx,
          { jurisdictionId, actorId, at },
          {
            requestId,
            askerPath: from.path,
            addressees: areas.map(({ path: areaPath, code }) => ({ areaPath, subjectId: code })),
            subjectType: drawingSubject,
            kind: 'drawing',
            title,
            note,
            basis,
            contents: [],
            need: null,
            exception: null,
            againReason,
            dueOn,
          },
        );
        await log('drawing.requested', title, { data: { areas: asked.length, dueOn } });
        return { asked: asked.length };
      },
      async (_, { asked }) => (allowed() ? { asked } : fail('session.forbidden')),
    ),
  );
};
