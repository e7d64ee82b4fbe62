import type { FastifyInstance } from 'fastify';
import * as api from '#contract/ratings/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { askExclusion } from './commands/ask-exclusion.ts';
import { decideExclusion, withdrawExclusion } from './commands/decide-exclusion.ts';
import { drawByHand } from './commands/draw-spot-checks.ts';
import { inspectClosed } from './commands/inspect.ts';
import { linkedCaseOf, linkOf, rateByLink } from './commands/rate-by-link.ts';
import { joinedRating, rateJoined } from './commands/rate-joined.ts';
import { recordAttempt } from './commands/record-attempt.ts';
import { ruleOnCase } from './commands/rule.ts';
import { callList } from './queries/call-list.ts';
import { caseRatings } from './queries/case-ratings.ts';
import { exclusionsPage } from './queries/exclusions.ts';
import { organisationRecordOf } from './queries/organisation-record.ts';
import { performanceOf } from './queries/performance.ts';
import { ratesOf } from './queries/rates.ts';
import { spotChecksPage, spotDraws } from './queries/spot-checks.ts';
import type { Ratings } from './ratings.ts';

/** HTTP of call-backs and fair figures. */
export const ratingRoutes = (app: FastifyInstance, ratings: Ratings): void => {
  route(app, api.listCallBacks, ({ viewer, query }) => callList(ratings, viewer, query));
  route(app, api.recordAttempt, ({ viewer, params, body }) => recordAttempt(ratings, viewer, params.callBackId, body));
  route(app, api.makeRatingLink, ({ viewer, params, body }) => linkOf(ratings, viewer, params.callBackId, body));
  publicRoute(app, api.getLinkedCase, ({ params }) => linkedCaseOf(ratings, params.token));
  publicRoute(app, api.rateByLink, ({ params, body }) => rateByLink(ratings, params.token, body));
  route(app, api.getJoinedRating, ({ viewer, params }) => joinedRating(ratings, viewer, params.caseId));
  route(app, api.rateJoined, ({ viewer, params, body }) => rateJoined(ratings, viewer, params.caseId, body));
  route(app, api.rule, ({ viewer, params, body }) => ruleOnCase(ratings, viewer, params.caseId, body));
  route(app, api.getRates, ({ viewer, query }) => ratesOf(ratings, viewer, query));
  route(app, api.listExclusions, ({ viewer, query }) => exclusionsPage(ratings, viewer, query));
  route(app, api.askExclusion, ({ viewer, params, body }) => askExclusion(ratings, viewer, params.caseId, body));
  route(app, api.decideExclusion, ({ viewer, params, body }) => decideExclusion(ratings, viewer, params.exclusionId, body));
  route(app, api.withdrawExclusion, ({ viewer, params, body }) => withdrawExclusion(ratings, viewer, params.exclusionId, body));
  route(app, api.listSpotChecks, ({ viewer, query }) => spotChecksPage(ratings, viewer, query));
  route(app, api.inspect, ({ viewer, params, body }) => inspectClosed(ratings, viewer, params.spotCheckId, body));
  route(app, api.listSpotDraws, ({ viewer }) => spotDraws(ratings, viewer));
  route(app, api.drawSpotChecks, ({ viewer, body }) => drawByHand(ratings, viewer, body));
  route(app, api.getOrganisationRecord, ({ viewer, params }) => organisationRecordOf(ratings, viewer, params.organisationId));
  route(app, api.getCaseRatings, ({ viewer, params }) => caseRatings(ratings, viewer, params.caseId));
  route(app, api.getPerformance, ({ viewer, query }) => performanceOf(ratings, viewer, query));
  const { kernel, sheet } = ratings;
  fileRoute(app, kernel.disk, api.exportRates, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheet, { viewer, request, reply, input: query, title: '' }),
  );
};
