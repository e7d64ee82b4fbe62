import { z } from 'zod';
import { doubt, fieldAct } from '../activities/act.ts';
import { photo } from '../cases/photo.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { reason, text } from '../kernel/shapes.ts';
import { id, moment, page, paging } from '../kernel/values.ts';
import { checklistCode } from './checklists.ts';
import { areaCode, areaNamed } from './points.ts';
import { checkAnswers, proofs, reviews, scanResults } from './values.ts';

const answerLine = z.object({ key: z.string(), text: z.string(), answer: z.enum(checkAnswers) });
const named = z.object({ id, name: z.string() });

/** What was found at a stop. Nobody is named; where somebody stood is told as metres from the point alone. */
export const scan = z.object({
  id,
  route: named,
  key: z.string().describe('the round'),
  place: named,
  area: areaNamed,
  actedAt: moment,
  deviceAt: moment.describe('by the clock of the phone'),
  receivedAt: moment,
  proof: z.enum(proofs),
  metres: z.number().int().nullable(),
  inTime: z.boolean(),
  doubts: z.array(doubt),
  review: z.object({ verdict: z.enum(reviews), reason: z.string(), at: moment }).nullable(),
  result: z.enum(scanResults),
  answers: z.array(answerLine),
  words: z.string(),
  photos: z.array(photo),
  case: z.object({ id, number: z.string() }).nullable(),
  hazardId: id.nullable(),
  removes: z.boolean().describe('it found removed what an earlier one had found'),
  mayReview: z.boolean(),
});
export type PatrolScan = z.infer<typeof scan>;

export const recordScan = endpoint({
  method: 'POST',
  path: '/api/patrol-scans',
  access: 'session',
  status: 201,
  offline: ['id', 'result'],
  summary:
    'Notes what was found at a stop of a round. What is doubtful about it – place, time, code – is kept with its reason, never a cause to refuse',
  body: z.object({
    id,
    act: fieldAct,
    routeId: id,
    key: z.string().max(40).describe('of the round'),
    placeId: id,
    code: z.string().max(300).nullable().describe('what was read from the sign or screen, or its letters as typed; null: nothing'),
    typed: z.boolean().default(false),
    signUnreadable: z.boolean().default(false).describe('the code could not be read: kept and judged by whoever leads the route'),
    checklist: z.object({ code: checklistCode, version: z.number().int().min(0) }).describe('that was asked, as the phone had it'),
    answers: z.partialRecord(z.string().max(40), z.enum(checkAnswers)),
    words: text.max(500).default(''),
    handOn: z.boolean().default(false).describe('the problem is handed on: as a case or a hazard, as the checklist says'),
    removes: id.nullable().default(null).describe('the earlier scan whose problem is gone now'),
    photoIds: z.array(id).max(9).default([]),
  }),
  response: scan,
  errors: [
    'patrols.route_not_found',
    'patrols.not_walker',
    'patrols.route_ended',
    'patrols.stop_not_on_route',
    'patrols.round_unknown',
    'patrols.code_needed',
    'patrols.code_elsewhere',
    'patrols.code_other_point',
    'patrols.code_unreadable',
    'patrols.code_forged',
    'patrols.answer_missing',
    'patrols.checklist_unknown',
    'patrols.photos_for_problems',
    'patrols.nothing_to_remove',
    'case.text_too_short',
    'case.text_too_long',
    'file.not_found',
    'file.already_used',
    'file.too_many',
  ],
});

export const listScans = endpoint({
  method: 'GET',
  path: '/api/patrol-scans',
  access: 'session',
  summary: 'Scans the viewer may see, newest first: of a route, in doubt, with problems, or of a case. Never by person',
  query: z.object({
    area: areaCode.optional(),
    route: id.optional(),
    round: z.string().max(40).optional(),
    case: id.optional(),
    only: z.enum(['doubts', 'problems']).optional(),
    ...paging,
  }),
  response: page(scan),
  errors: ['territory.area_not_found'],
});

export const getScan = endpoint({
  method: 'GET',
  path: '/api/patrol-scans/:scanId',
  access: 'session',
  summary: 'One scan',
  params: z.object({ scanId: id }),
  response: scan,
  errors: ['patrols.scan_not_found'],
});

export const reviewScan = endpoint({
  method: 'POST',
  path: '/api/patrol-scans/:scanId/review',
  access: 'session',
  summary: 'Judges a scan in doubt: accepted, or set aside so that its stop counts as not passed. Whoever made it is told with the reason',
  params: z.object({ scanId: id }),
  body: z.object({ id, verdict: z.enum(reviews), reason }),
  response: scan,
  errors: ['patrols.scan_not_found', 'patrols.scan_reviewed'],
});

/** 漏报: a report at a point a round had passed as fine. */
export const miss = z.object({
  case: z.object({ id, number: z.string() }),
  route: named,
  place: named,
  area: areaNamed,
  reportedAt: moment,
  passedAt: moment,
  contest: z.object({ reason: z.string(), at: moment }).nullable(),
  ruling: z.object({ verdict: z.enum(['upheld', 'withdrawn']), reason: z.string(), at: moment }).nullable(),
  actions: z.array(z.enum(['contest', 'rule'])),
});
export type PatrolMiss = z.infer<typeof miss>;

export const listMisses = endpoint({
  method: 'GET',
  path: '/api/patrol-misses',
  access: 'session',
  summary: 'Reports of residents at points that rounds had passed as fine shortly before, by route, newest first',
  query: z.object({ area: areaCode.optional(), route: id.optional(), ...paging }),
  response: page(miss),
  errors: ['territory.area_not_found'],
});
const ofMiss = z.object({ routeId: id, caseId: id });
export const contestMiss = endpoint({
  method: 'POST',
  path: '/api/patrol-misses/:routeId/:caseId/contest',
  access: 'session',
  summary: 'Whoever leads the route contests that it missed something',
  params: ofMiss,
  body: z.object({ id, reason }),
  response: miss,
  errors: ['patrols.miss_not_found', 'patrols.miss_contested', 'patrols.miss_ruled'],
});
export const ruleMiss = endpoint({
  method: 'POST',
  path: '/api/patrol-misses/:routeId/:caseId/ruling',
  access: 'session',
  summary: 'A supervisor rules on a contested miss: it stands, or it is withdrawn and no longer counted',
  params: ofMiss,
  body: z.object({ id, verdict: z.enum(['upheld', 'withdrawn']), reason }),
  response: miss,
  errors: ['patrols.miss_not_found', 'patrols.miss_ruled'],
});
