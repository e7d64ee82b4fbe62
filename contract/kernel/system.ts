import { z } from 'zod';
import { fileEndpoint } from './endpoint.ts';

/** Whether a process does its work: 200 when it does, 503 when the database or the channel between processes is away. */
export const getHealth = fileEndpoint({
  method: 'GET',
  path: '/health',
  access: 'public',
  summary: 'Whether this process does its work, for whoever watches over it; 503 with the same answer when it does not',
  gives: 'application/json',
  answer: z.object({ ok: z.boolean(), database: z.boolean(), live: z.boolean().describe('the channel between processes') }),
  errors: ['server.unavailable'],
});

export const getOpenApi = fileEndpoint({
  method: 'GET',
  path: '/api/openapi.json',
  access: 'public',
  summary: 'This description',
  gives: 'application/json',
});

export const listen = fileEndpoint({
  method: 'GET',
  path: '/api/live',
  access: 'session',
  summary:
    'Server-sent events as long as the session stands: `hello` at the beginning and whenever something may have been missed, `case` when a case that the viewer sees changed, `viewing` when somebody opened or left one, `comment` when something was said about a thing that the viewer sees, `collection` when a collection task in areas the viewer reads has come further, `notice` when the own inbox changed; every 15 seconds a comment',
  gives: 'text/event-stream',
  errors: ['request.too_many'],
});
