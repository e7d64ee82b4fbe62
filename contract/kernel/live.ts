import { fileEndpoint } from './endpoint.ts';

export const listen = fileEndpoint({
  method: 'GET',
  path: '/api/live',
  access: 'session',
  summary:
    'Server-sent events as long as the session stands: `hello` at the beginning and whenever something may have been missed, `case` when a case that the viewer sees changed, `viewing` when somebody opened or left one; every 15 seconds a comment',
  gives: 'text/event-stream',
  errors: ['request.too_many'],
});
