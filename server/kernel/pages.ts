import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** A built front end: its folder and the address it answers under. */
export interface Pages {
  readonly folder: string;
  readonly prefix: string;
}

/**
 * Serves built front ends. Files with a hash in their name are kept for a year, the rest is asked for again each time; any page address
 * without a file gets the front end's index, because its router knows the page. Longest prefix first.
 */
export const installPages = async (app: FastifyInstance, pages: readonly Pages[]): Promise<void> => {
  const present = pages.filter((p) => existsSync(join(p.folder, 'index.html'))).sort((a, b) => b.prefix.length - a.prefix.length);
  for (const [i, { folder, prefix }] of present.entries()) {
    await app.register(fastifyStatic, {
      root: folder,
      prefix,
      decorateReply: i === 0,
      wildcard: false,
      index: ['index.html'],
      redirect: prefix !== '/',
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.get('/*', (request, reply) => {
    const page = present.find((p) => `${request.url.split('?')[0]}/`.startsWith(p.prefix));
    const isPage = request.headers.accept?.includes('text/html') && !request.url.startsWith('/api/');
    if (!page || !isPage) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').type('text/html').sendFile('index.html', page.folder);
  });
};
