import type { FastifyInstance } from 'fastify';
import * as api from '#contract/cases/api.ts';
import { limits } from '#contract/cases/lifecycle.ts';
import { accessOf } from '#kernel/db.ts';
import { senderOf } from '#kernel/devices.ts';
import { fail } from '#kernel/errors.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { installUploads } from '#kernel/files/uploads.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { tooMany } from '#kernel/limiter.ts';
import { inLine, sendWorkbook, workbookTooLarge } from '#kernel/sheets/http.ts';
import { languageOf } from '#kernel/words.ts';
import { answerWith } from '#kernel/work/http.ts';
import type { Cases } from './cases.ts';
import { actOnManyCases } from './commands/act-on-many.ts';
import { followCase, followedCases } from './commands/follow.ts';
import { beginLearning } from './commands/learn-rules.ts';
import { lookUpCases } from './commands/look-up-cases.ts';
import { addRules, removeRule, saveRule, tryRule, tryRules } from './commands/manage-rules.ts';
import { publishQuestions } from './commands/publish-questions.ts';
import { report } from './commands/report.ts';
import { revealNumbers } from './commands/reveal-numbers.ts';
import { revealReporter } from './commands/reveal-reporter.ts';
import { splitCase } from './commands/split.ts';
import { takeAction } from './commands/take-action.ts';
import { takeInTurn } from './commands/take-in-turn.ts';
import { mayUseDesk, sightPost } from './policy.ts';
import { alikeToCase, alikeToReport } from './queries/alike.ts';
import { caseTypes } from './queries/case-types.ts';
import { categoryWorkbook, readCategoryWorkbook } from './queries/category-sheet.ts';
import { getCase } from './queries/get-case.ts';
import { casesReported, countsOfDesk } from './queries/list-cases.ts';
import { myFigures } from './queries/my-figures.ts';
import { overviewOf } from './queries/overview.ts';
import { rulesPage } from './queries/rules.ts';
import { findCase } from './store/cases.ts';
import { createWatchers } from './watchers.ts';

/** Refuses a photo of too many bytes. @throws file.too_large */
const photoTooLarge = (megabytes: number): never =>
  fail('file.too_large', { megabytes: megabytes.toFixed(1), max: limits.photoBytesMax / 1_048_576 });

/** HTTP of the case loop. */
export const caseRoutes = (app: FastifyInstance, cases: Cases): void => {
  const watchers = createWatchers(cases.kernel);
  app.addHook('preClose', async () => watchers.close());

  publicRoute(app, api.listCategories, async ({ viewer }) => {
    const jurisdictionId = viewer?.jurisdictionId ?? (await cases.kernel.jurisdictions.default())?.id ?? fail('server.unavailable');
    const { categories, version, types } = await cases.config(jurisdictionId);
    const asking = types.all.flatMap(({ code, name, nameEn, retired, questions }) =>
      questions && !retired ? [{ code, name, nameEn, questions }] : [],
    );
    return {
      version,
      items: categories.map((c) => ({
        code: c.code,
        parentCode: c.parentCode,
        name: c.name,
        nameEn: c.nameEn,
        kind: c.kind,
        questions: c.questions,
      })),
      ...(asking.length > 0 && { types: { version: types.version, items: asking } }),
    };
  });
  route(app, api.listCaseTypes, ({ viewer }) => caseTypes(cases, viewer));
  route(app, api.publishQuestions, ({ viewer, params, body }) => publishQuestions(cases, viewer, params.code, body));
  route(app, api.listRules, ({ viewer }) => rulesPage(cases, viewer));
  route(app, api.saveRule, ({ viewer, body }) => saveRule(cases, viewer, body));
  route(app, api.removeRule, ({ viewer, params, body }) => removeRule(cases, viewer, params.ruleId, body));
  route(app, api.tryRule, ({ viewer, body }) => tryRule(cases, viewer, body));
  route(app, api.addRules, ({ viewer, body }) => addRules(cases, viewer, body));
  route(app, api.tryRules, ({ viewer, body }) => tryRules(cases, viewer, body));
  route(app, api.learnRules, ({ viewer, body, request }) =>
    beginLearning(cases, viewer, body, languageOf(request.headers['accept-language'])),
  );
  fileRoute(app, cases.kernel.disk, api.exportRules, ({ viewer, request, reply }) =>
    answerWith(cases.kernel, cases.ruleSheets.export, { viewer, request, reply, input: {}, title: '' }),
  );
  fileRoute(app, cases.kernel.disk, api.importRules, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(cases.kernel, cases.ruleSheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
  route(app, api.createReport, ({ viewer, body, request }) => report(cases, viewer, body, senderOf(cases.kernel.devices, request)));
  route(app, api.listCases, ({ viewer, query }) => lookUpCases(cases, viewer, query));
  route(app, api.countCases, ({ viewer, query }) => countsOfDesk(cases, viewer, query));
  route(app, api.listMyCases, ({ viewer, query }) => casesReported(cases, viewer, query));
  route(app, api.getCase, ({ viewer, params }) => getCase(cases, viewer, params.caseId));
  route(app, api.act, ({ viewer, params, body }) => takeAction(cases, viewer, params.caseId, body));
  route(app, api.findAlike, ({ viewer, body }) => alikeToReport(cases, viewer, body));
  route(app, api.listAlike, ({ viewer, params }) => alikeToCase(cases, viewer, params.caseId));
  route(app, api.splitCase, ({ viewer, params, body, request }) =>
    splitCase(cases, viewer, params.caseId, body, senderOf(cases.kernel.devices, request)),
  );
  route(app, api.followCase, ({ viewer, params, body }) => followCase(cases, viewer, params.caseId, body));
  route(app, api.listFollowed, ({ viewer }) => followedCases(cases, viewer));
  route(app, api.actInTurn, ({ viewer, params, body }) => takeInTurn(cases, viewer, params.caseId, body));
  route(app, api.actOnMany, ({ viewer, body, request }) =>
    actOnManyCases(cases, viewer, body, languageOf(request.headers['accept-language'])),
  );
  route(app, api.revealReporter, ({ viewer, params, body }) => revealReporter(cases, viewer, params.caseId, body));
  route(app, api.revealNumbers, ({ viewer, params, body }) => revealNumbers(cases, viewer, params.caseId, body));
  route(app, api.getOverview, ({ viewer, query }) => overviewOf(cases, viewer, query));
  route(app, api.getMyFigures, ({ viewer }) => myFigures(cases, viewer));
  route(app, api.viewing, async ({ viewer, params, body }) => {
    const file = mayUseDesk(viewer) ? await cases.kernel.db.read(accessOf(viewer), (tx) => findCase(tx, params.caseId)) : null;
    if (!file) return fail('case.not_found');
    // who sees it only as its reporter is no colleague at work on it, and showing them would tell who reported
    const post = sightPost(viewer, file);
    return { others: post ? await watchers.look(viewer, post, params.caseId, body.left) : [] };
  });

  // photos are not JSON and stand beside the contract's endpoints
  const { disk, devices } = cases.kernel;
  fileRoute(app, disk, api.exportCategories, async ({ viewer, reply }) =>
    sendWorkbook(reply, 'categories', await inLine(cases.kernel, viewer, reply, (signal) => categoryWorkbook(cases, viewer, signal))),
  );
  fileRoute(app, disk, api.readCategorySheet, async ({ viewer, request, reply, file }) => {
    const bytes = await file(workbookTooLarge);
    const language = languageOf(request.headers['accept-language']);
    return inLine(cases.kernel, viewer, reply, (signal) => readCategoryWorkbook(cases, viewer, { bytes, language, signal }));
  });
  fileRoute(app, disk, api.exportCases, ({ viewer, query, request, reply }) =>
    answerWith(cases.kernel, cases.sheet, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, disk, api.uploadPhoto, async ({ viewer, request, file }) => {
    const wait = await cases.quotas.photo(viewer, senderOf(devices, request));
    return wait === null ? cases.kernel.files.addPhoto(viewer, await file(photoTooLarge)) : tooMany(wait);
  });
  installUploads(app, cases.kernel, (viewer, request) => cases.quotas.photo(viewer, senderOf(devices, request)));
};
