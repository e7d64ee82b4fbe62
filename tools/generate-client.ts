/**
 * Writes client/endpoints.ts: method, path and the keys of the answer of every endpoint with its types, so that the phone carries no schema
 * library and still knows an answer of ours from a stranger's.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Endpoint } from '#contract/kernel/endpoint.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'client/endpoints.ts');

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

const render = async (): Promise<string> => {
  const modules = readdirSync(join(root, 'contract'), { withFileTypes: true })
    .filter((d) => d.isDirectory() && d.name !== 'kernel')
    .map((d) => d.name)
    .sort();
  const imports: string[] = [];
  const groups: string[] = [];
  for (const module of modules) {
    const api: Record<string, unknown> = await import(join(root, 'contract', module, 'api.ts'));
    imports.push(`import type * as ${module} from '#contract/${module}/api.ts';`);
    const rows = Object.entries(api)
      .filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1]))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    groups.push(
      `  ${module}: {\n${rows.map(([name, e]) => `    ${name}: is<typeof ${module}.${name}>('${e.method}', '${e.path}', '${answersOf(e)}'),`).join('\n')}\n  },`,
    );
  }
  return [
    '// Generated from contract/*/api.ts by tools/generate-client.ts. Do not edit.',
    ...imports,
    "import { is } from './endpoint.ts';",
    '',
    'export const endpoints = {',
    ...groups,
    '} as const;',
    '',
  ].join('\n');
};

const text = await render();
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    process.stderr.write('client/endpoints.ts is out of date: run `npm run generate`\n');
    process.exit(1);
  }
} else writeFileSync(target, text);
