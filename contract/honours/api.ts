import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { shortCode as code, line, text } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, moment, page, paging } from '../kernel/values.ts';
import { candidateStates, mostCriteria, nominators, roundStates, roundSteps, verdicts } from './values.ts';

const count = z.number().int();
const areaCode = line.max(20);
const place = z.object({ code: z.string(), name: z.string() });

export const honourTerms = z.strictObject({
  criteria: z
    .array(z.strictObject({ code, name: line.min(2).max(40), help: line.max(200) }))
    .min(1)
    .max(mostCriteria),
  quota: count.min(1).max(500),
  months: count.min(1).max(60),
  allowance: count.min(0).max(100_000).nullable().describe('yuan a month while it holds'),
  nominators: z.array(z.enum(nominators)).min(1).max(nominators.length),
  publicDays: count.min(3).max(30).describe('working days its candidates are public before it is decided'),
  source: line.min(2).max(300).describe('the rule it follows'),
});
export const honourRound = z.object({
  id,
  title: z.string(),
  state: z.enum(roundStates),
  nominateUntil: day,
  publicUntil: day.nullable(),
  decidedOn: day.nullable(),
  candidates: count,
  awarded: count,
  quota: count,
});
export type HonourRound = z.infer<typeof honourRound>;
export const honourObjection = z.object({
  id,
  words: z.string(),
  by: z.string().nullable().describe('null: unnamed'),
  at: moment,
  answer: z.string().nullable(),
  upheld: z.boolean().nullable(),
});
export const candidate = z.object({
  id,
  name: z.string(),
  duty: z.string(),
  area: place,
  state: z.enum(candidateStates),
  evidence: z.record(code, z.string()).describe('by criterion'),
  checked: z.array(code).describe('criteria that were found met'),
  words: z.string().nullable().describe('why it was refused, passed over or withdrawn'),
  validUntil: day.nullable(),
  over: z.boolean().describe('the term has run out'),
  objections: z.array(honourObjection).describe('for those who check and decide'),
  openObjections: count,
  can: z.array(z.enum(['check', 'answer', 'withdraw', 'drop'])),
});
export type Candidate = z.infer<typeof candidate>;
export const honourDetail = honourRound.extend({
  terms: honourTerms,
  list: z.array(candidate).describe('by area and name; no order of merit'),
  can: z.array(z.enum([...roundSteps, 'nominate', 'object'])),
});
export type HonourDetail = z.infer<typeof honourDetail>;

const ofRound = z.object({ roundId: id });
const ofCandidate = z.object({ candidateId: id });
const seen = ['honours.round_not_found'] as const;

export const listHonours = endpoint({
  method: 'GET',
  path: '/api/honours',
  access: 'session',
  summary: 'Rounds of honours, newest first',
  query: z.object({ view: z.enum(['running', 'decided']).default('running'), ...paging }),
  response: page(honourRound).extend({ mayManage: z.boolean() }),
  errors: ['session.forbidden'],
});
export const getHonour = endpoint({
  method: 'GET',
  path: '/api/honours/:roundId',
  access: 'session',
  summary: 'A round with its candidates in the viewer’s areas',
  params: ofRound,
  response: honourDetail,
  errors: [...seen, 'session.forbidden'],
});
export const openHonours = endpoint({
  method: 'GET',
  path: '/api/open/honours',
  access: 'public',
  summary: 'Honours that are public before they are given, to which anybody signed in may object, and those that hold',
  response: z.object({ rounds: z.array(honourDetail) }),
});
export const createHonour = endpoint({
  method: 'POST',
  path: '/api/honours',
  access: 'session',
  status: 201,
  summary: 'Opens a round of an honour with its criteria, quota and term',
  body: z.object({ id, title: line.min(4).max(60), nominateUntil: day, terms: honourTerms }),
  response: honourDetail,
  errors: ['session.forbidden', 'honours.day_wrong', 'honours.criterion_twice'],
});
export const nominate = endpoint({
  method: 'POST',
  path: '/api/honours/:roundId/candidates',
  access: 'session',
  status: 201,
  summary: 'Nominates somebody, with evidence for each criterion; nobody nominates themselves',
  params: ofRound,
  body: z.object({ id, personId: id, duty: line.min(2).max(60), area: areaCode, evidence: z.record(code, text.max(1_000)) }),
  response: honourDetail,
  errors: [
    ...seen,
    'session.forbidden',
    'territory.area_not_found',
    'persons.person_not_found',
    'honours.step_over',
    'honours.nominated',
    'honours.evidence_needed',
    'honours.own_nomination',
  ],
});
export const checkCandidate = endpoint({
  method: 'POST',
  path: '/api/honour-candidates/:candidateId/check',
  access: 'session',
  summary: 'Says which criteria are met: all of them, or it is refused with the reason; never by whoever nominated',
  params: ofCandidate,
  body: z.object({ id, met: z.array(code).max(mostCriteria), words: text.max(500).default('') }),
  response: honourDetail,
  errors: ['honours.candidate_not_found', 'session.forbidden', 'honours.step_over', 'honours.own_check', 'honours.words_needed'],
});
export const stepHonour = endpoint({
  method: 'POST',
  path: '/api/honours/:roundId/steps',
  access: 'session',
  summary: 'Ends nominations, makes candidates public, decides who is honoured, or gives the round up',
  params: ofRound,
  body: z.object({ id, step: z.enum(roundSteps), awarded: z.array(id).max(500).default([]), words: text.max(500).default('') }),
  response: honourDetail,
  errors: [
    ...seen,
    'session.forbidden',
    'honours.step_over',
    'honours.nominations_run',
    'honours.unchecked',
    'honours.nobody',
    'honours.public_runs',
    'honours.objections_open',
    'honours.quota_over',
    'honours.not_fit',
    'honours.words_needed',
  ],
});
export const objectHonour = endpoint({
  method: 'POST',
  path: '/api/honour-candidates/:candidateId/objections',
  access: 'session',
  summary: 'Objects to a candidate while the list is public, by name or unnamed; of an unnamed one nobody is told whose it is',
  params: ofCandidate,
  body: z.object({ id, words: text.min(5).max(1_000), named: z.boolean() }),
  response: z.object({ until: day }),
  errors: ['honours.candidate_not_found', 'honours.not_public', 'honours.objected'],
});
export const answerHonourObjection = endpoint({
  method: 'POST',
  path: '/api/honour-objections/:objectionId/answer',
  access: 'session',
  summary: 'Answers an objection; one that is upheld takes the candidate off the list',
  params: z.object({ objectionId: id }),
  body: z.object({ id, upheld: z.boolean(), answer: text.min(2).max(1_000) }),
  response: honourDetail,
  errors: ['honours.objection_not_found', 'session.forbidden', 'honours.answered', 'honours.step_over'],
});
export const withdrawHonour = endpoint({
  method: 'POST',
  path: '/api/honour-candidates/:candidateId/withdrawal',
  access: 'session',
  summary: 'Takes an honour back with the reason, or a nomination before it is checked',
  params: ofCandidate,
  body: z.object({ id, words: text.min(2).max(500) }),
  response: honourDetail,
  errors: ['honours.candidate_not_found', 'session.forbidden', 'honours.step_over'],
});
export const exportHonour = fileEndpoint({
  method: 'GET',
  path: '/api/honours/:roundId/sheet',
  access: 'session',
  summary: 'Workbook of the candidates of a round with their evidence and what was decided; it is on record',
  params: ofRound,
  gives: workbookType,
  errors: [...seen, 'session.forbidden', 'request.line_full'],
});

export const exportNominations = fileEndpoint({
  method: 'GET',
  path: '/api/honour-nominations/sheet',
  access: 'session',
  summary: 'The empty sheet on which nominations of a round are written: who, and the evidence for each criterion',
  query: z.object({ roundId: id }),
  gives: workbookType,
  errors: [...seen, 'session.forbidden', 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const nominationImport = z.object({
  dryRun: z.boolean(),
  added: count,
  same: count.describe('that are nominated already'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type NominationImport = z.infer<typeof nominationImport>;
export const importNominations = fileEndpoint({
  method: 'POST',
  path: '/api/honour-nominations/import',
  access: 'session',
  summary: 'Nominates those of a workbook, who are known by name and phone, all or none; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), roundId: id, dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: nominationImport,
  errors: [
    ...seen,
    'session.forbidden',
    'honours.step_over',
    'honours.nominated',
    'request.sheet_large',
    'request.sheet_unreadable',
    'request.line_full',
  ],
});

export const appraisal = z.object({
  id,
  name: z.string(),
  duty: z.string(),
  area: place,
  year: count,
  heldOn: day,
  due: count,
  present: count,
  fit: count,
  basic: count,
  unfit: count,
  invalid: count,
  verdict: z.enum(verdicts),
  twice: z.boolean().describe('unfit in the year before as well: the law ends the term; nothing is executed here'),
});
export type Appraisal = z.infer<typeof appraisal>;
const number = count.min(0).max(1_000_000);
export const listAppraisals = endpoint({
  method: 'GET',
  path: '/api/honour-appraisals',
  access: 'session',
  summary: 'Democratic appraisals of the viewer’s areas, newest first',
  query: z.object({ ...paging }),
  response: page(appraisal),
  errors: ['session.forbidden'],
});
export const enterAppraisal = endpoint({
  method: 'POST',
  path: '/api/honour-appraisals',
  access: 'session',
  status: 201,
  summary:
    'Enters what a secret appraisal by delegates came to, with its minutes; once a person and year, again only where too few were present',
  body: z.object({
    id,
    personId: id,
    duty: line.min(2).max(60),
    area: areaCode,
    heldOn: day,
    due: number.min(1),
    present: number,
    fit: number,
    basic: number,
    unfit: number,
    invalid: number,
    documentIds: z.array(id).max(9),
  }),
  response: appraisal,
  errors: [
    'session.forbidden',
    'territory.area_not_found',
    'persons.person_not_found',
    'honours.present_over',
    'honours.ballots_over',
    'honours.day_wrong',
    'honours.minutes_needed',
    'honours.appraised',
    'file.not_found',
    'file.already_used',
    'file.too_many',
  ],
});
