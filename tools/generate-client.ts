/**
 * Writes client/endpoints/<module>.ts: method, path and the keys of the answer of every endpoint with its types, so that pages carry no schema
 * library, load the addresses they use, and still know an answer of ours from a stranger's.
 */
import { join } from 'node:path';
import { z } from 'zod';
import type { Endpoint } from '#contract/kernel/endpoint.ts';
import { importEach } from '#kernel/folders.ts';
import { writeGenerated } from './generated.ts';

const root = join(import.meta.dirname, '..');

const isEndpoint = (v: unknown): v is Endpoint => typeof v === 'object' && v !== null && 'method' in v && 'path' in v && 'response' in v;

/** Keys that every success has at its top: of several forms those they have in common. */
const keysOf = (form: { required?: string[]; anyOf?: object[]; oneOf?: object[] }): string[] => {
  const forms = form.anyOf ?? form.oneOf;
  if (!forms) return form.required ?? [];
  const [first = [], ...rest] = forms.map(keysOf);
  return first.filter((key) => rest.every((keys) => keys.includes(key)));
};
/** Two of them tell our answers from a stranger's; a client loaded before an update need not know them all. */
const answersOf = (e: Endpoint): string =>
  keysOf(z.toJSONSchema(e.response, { io: 'output', unrepresentable: 'any' }) as object)
    .slice(0, 2)
    .join(' ');

const files = new Map<string, string>();
for (const [module, api] of await importEach<Record<string, unknown>>(join(root, 'contract'), 'api.ts')) {
  const rows = Object.entries(api)
    .filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1]))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  files.set(
    `${module}.ts`,
    [
      `// Generated from contract/${module}/api.ts by tools/generate-client.ts. Do not edit.`,
      `import type * as api from '#contract/${module}/api.ts';`,
      "import { is } from '../endpoint.ts';",
      '',
      ...rows.map(
        ([name, e]) => `export const ${name} = /* @__PURE__ */ is<typeof api.${name}>('${e.method}', '${e.path}', '${answersOf(e)}');`,
      ),
      '',
      "declare module '../endpoint.ts' {",
      '  interface Endpoints {',
      `    readonly ${module}: typeof import('./${module}.ts');`,
      '  }',
      '}',
      '',
    ].join('\n'),
  );
}
writeGenerated(join(root, 'client/endpoints'), files);
