import type { LiveSurvey } from '#contract/surveys/api.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { tell } from '#kernel/live.ts';
import { mayRead } from './policy.ts';

/** Live channel of answers that come in. It says no more than that one did. */
const channel = 'surveys';
interface News {
  readonly jurisdictionId: string;
  readonly surveyId: string;
  readonly areaPath: string;
}

/** Tells open screens that somebody has answered, when the transaction is through. */
export const showAnswer = (tx: Tx, news: News): Promise<void> => tell(tx, channel, news);

/** Passes the news on to the screens. */
export const showSurveys = ({ streams }: Kernel): void =>
  streams.topic<News>(channel, ({ jurisdictionId, surveyId, areaPath }) => [
    {
      event: 'survey',
      data: { surveyId } satisfies LiveSurvey,
      visibleTo: (viewer) => viewer.jurisdictionId === jurisdictionId && mayRead(viewer, areaPath),
    },
  ]);
