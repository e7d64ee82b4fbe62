import type { Viewer } from '#contract/accounts/viewer.ts';
import { type ActBody, actBody, type ReportBody } from '#contract/cases/api.ts';
import { actInHistory, type Ground, type History, openHistory } from '#modules/cases/index.ts';
import { type CaseNow, nextStep } from '#tools/simulator/carry.ts';
import type { Random } from '#tools/simulator/random.ts';
import { pointNear, storyOf } from '#tools/simulator/stories.ts';
import type { DemoArea } from '../territory.ts';
import type { Arrival } from './arrivals.ts';
import type { PastCompany } from './company.ts';
import { archiveMoment, momentOf } from './moments.ts';

/** Where the past is played. */
export interface Stage {
  readonly ground: Ground;
  readonly company: PastCompany;
  readonly grids: readonly DemoArea[];
  readonly random: Random;
  readonly now: Date;
}

/** Shares of reports by grid workers on their rounds and by clerks for somebody on the telephone, and of anonymous ones. */
const shares = { gridWorker: 0.22, telephone: 0.07, anonymous: 0.12, newcomer: 0.02 } as const;
/** More steps than any case takes. */
const mostSteps = 60;

const caseNow = ({ file }: History, level: string): CaseNow => ({
  id: file.id,
  state: file.state,
  area: { code: file.areaCode, level },
  returnCount: file.returnCount,
  reworkCount: file.reworkCount,
  reopenCount: file.reopenCount,
  suggestion: file.suggestedOrgId === null ? null : { organisation: { id: file.suggestedOrgId } },
  rating:
    file.answered === null || file.solved === null || file.satisfied === null
      ? null
      : { answered: file.answered, solved: file.solved, satisfied: file.satisfied },
  handler: file.handlerOrgId === null ? null : { id: file.handlerOrgId },
  supervised: file.supervisedAt !== null,
});

const report = async ({ company, grids, random }: Stage, { rain }: Arrival): Promise<{ who: Viewer; body: ReportBody }> => {
  const grid = random.pick(grids);
  const story = storyOf(random, grid, { favoured: random.chance(0.5), rain: rain && random.chance(0.45) });
  const draw = random.next();
  const channel = draw < shares.gridWorker ? 'grid_worker' : draw < shares.gridWorker + shares.telephone ? 'clerk' : 'web';
  const resident = random.chance(shares.newcomer) ? company.newcomer : random.pick(company.residents);
  const who = channel === 'web' ? resident : await company.staff(channel, grid.path);
  return {
    who,
    body: {
      id: crypto.randomUUID(),
      text: story.text,
      point: pointNear(random, grid.center),
      accuracy: null,
      areaCode: null,
      placeText: grid.name,
      categoryCode: null,
      photoIds: [],
      anonymous: channel === 'web' && random.chance(shares.anonymous),
      occurredAt: null,
      caller: channel === 'clerk' ? { name: `${resident.name.slice(0, 1)}${random.chance(0.5) ? '先生' : '女士'}`, phone: null } : null,
    } as ReportBody,
  };
};

const archived = (stage: Stage, history: History): History | null => {
  const at = archiveMoment(history.file.stateSince);
  if (at >= stage.now) return null;
  return actInHistory(stage.ground, history, null, { action: 'archive', id: history.file.id, version: null, reason: null } as ActBody, at);
};

/** One case from its report to as far as it had come by now: each step in its time, by whoever would have taken it, by the rules. */
export const live = async (stage: Stage, arrival: Arrival, n: number): Promise<History> => {
  const { ground, company, random, now } = stage;
  const { who, body } = await report(stage, arrival);
  let history = openHistory(ground, who, body, arrival.at, n);
  const reporter = history.file.reporterId === null || who.posts.length > 0 ? null : who;
  let last = arrival.at;
  for (let steps = 0; steps < mostSteps; steps++) {
    const { file } = history;
    const level = ground.territory.find(file.areaId)?.level ?? 'community';
    const step = await nextStep(company, random, reporter, caseNow(history, level), last);
    if (step === null || step.act.action === 'archive') return archived(stage, history) ?? history;
    const at = momentOf(random, file, last, step.act.action, step.who === reporter);
    if (at >= now) return history;
    const act = actBody.parse({ ...step.act, id: crypto.randomUUID(), version: null });
    // somebody else checks where the answerer would check the own answer
    const next =
      actInHistory(ground, history, step.who, act, at) ??
      actInHistory(ground, history, await company.staff('dispatcher', file.areaPath), act, at);
    if (next === null) return history;
    history = next;
    last = at;
  }
  return history;
};
