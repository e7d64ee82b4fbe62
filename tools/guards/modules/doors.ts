import type { Guard } from '../guard.ts';

/** What is asked at the door, before a request reaches a module. */
const guards: readonly Guard[] = [
  {
    name: 'header no form can send',
    file: 'server/kernel/http.ts',
    text: "if (foreign || request.headers['x-linli'] !== '1')",
    without: 'if (foreign)',
    test: 'server/modules/cases/limits.test.ts',
    title: 'every change without our header, or from a foreign page, is stopped before anything else',
  },
  {
    name: 'origin of a change',
    file: 'server/kernel/http.ts',
    text: "if (foreign || request.headers['x-linli'] !== '1')",
    without: "if (request.headers['x-linli'] !== '1')",
    test: 'server/modules/cases/limits.test.ts',
    title: 'behind a public address only pages of that address may ask',
  },
  {
    name: 'asked before the body is read',
    file: 'server/kernel/http.ts',
    text: "if (may && !may(viewer)) fail('session.forbidden');",
    without: '',
    test: 'server/door.test.ts',
    title: 'a drawing of megabytes is read for those alone who draw',
  },
  {
    name: 'depth of a body',
    file: 'server/kernel/json-body.ts',
    text: "if (depth > mostDepth) return 'depth';",
    without: '',
    test: 'server/kernel/json-body.test.ts',
    title: 'counts members and depth of any JSON as its parsed value has them, whatever its strings hold',
    says: /AssertionError|Property failed/,
    quick: true,
  },
];
export default guards;
