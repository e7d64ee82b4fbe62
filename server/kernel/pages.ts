import { stat } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** A built front end: its folder and the address it answers under. */
export interface Pages {
  readonly folder: string;
  readonly prefix: string;
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (s) => s.isFile(),
    () => false,
  );

/**
 * Serves built front ends as they lie on the disk, so that a new build is served without a restart. Files with a hash in their name are kept
 * for a year, the rest is asked for again each time; any page address without a file gets the front end's index, because its router knows
 * the page. Longest prefix first.
 */
export const installPages = async (app: FastifyInstance, pages: readonly Pages[]): Promise<void> => {
  const [first] = pages;
  if (!first) return;
  const byLength = [...pages].sort((a, b) => b.prefix.length - a.prefix.length);
  await app.register(fastifyStatic, { root: first.folder, serve: false, preCompressed: true, cacheControl: false });
  app.get('/*', async (request, reply) => {
    // as the router read it: what stands behind a # or cannot be decoded did not come here
    const path = `/${(request.params as { '*': string })['*']}`;
    const page = byLength.find((p) => `${path}/`.startsWith(p.prefix));
    if (!page || path.startsWith('/api/')) return reply.callNotFound();
    const file = normalize(path.slice(page.prefix.length)) || '.';
    if (!file.startsWith('..') && (await isFile(join(page.folder, file)))) {
      const kept = /(^|[/\\])assets[/\\]/.test(file);
      return reply.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache').sendFile(file, page.folder);
    }
    const { accept = '*/*' } = request.headers;
    // checks, previews and scanners take anything; a missing part of a page is missing to them too
    const wanted = accept.includes('text/html') || (/(\*|text)\/\*/.test(accept) && !/\.[^/]*$/.test(path));
    if (!wanted || !(await isFile(join(page.folder, 'index.html')))) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html', page.folder);
  });
};
