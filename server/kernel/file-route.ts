import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { FileEndpoint, TakenFile } from '#contract/kernel/endpoint.ts';
import type { FileDisk } from './disk.ts';
import { checked, type Known, knock, type Out, receipt, refuseField, routed } from './http.ts';

/** What a handler of a file endpoint receives. */
export interface FileInput<P extends z.ZodType, Q extends z.ZodType> {
  params: Known<Out<P>>;
  query: Known<Out<Q>>;
  viewer: Viewer;
  request: FastifyRequest;
  reply: FastifyReply;
  /**
   * Reads the file of the request, when it is wanted and there is room for it.
   * @param tooLarge refuses a file that is larger than the endpoint takes, with the megabytes the whole request claims
   * @throws server.disk_full, request.invalid
   */
  file(tooLarge: (megabytes: number) => never): Promise<Buffer>;
  /** What the sender calls the file, once it was read. */
  fileName(): string;
}

/** Characters of a file's name that are kept. */
const longestName = 120;
/** What surrounds the file in its request, bytes. */
const envelope = 64 * 1024;

const readFile = async (
  request: FastifyRequest,
  { field, bytes }: TakenFile,
  tooLarge: (megabytes: number) => never,
): Promise<{ name: string; content: Buffer }> => {
  // without boundary or end, cut in the middle, no multipart at all: whatever the parser says, the field is not there
  const broken = () => refuseField(field);
  const part = await request.file({ limits: { fileSize: bytes, files: 1, fields: 4, fieldSize: 1_000, parts: 6 } }).catch(broken);
  if (part?.fieldname !== field) return broken();
  const content = await part
    .toBuffer()
    .catch((error: { code?: string }) =>
      error.code === 'FST_REQ_FILE_TOO_LARGE' ? tooLarge(Number(request.headers['content-length'] ?? 0) / 1_048_576) : broken(),
    );
  return { name: part.filename.replaceAll(/\p{Cc}/gu, '').slice(0, longestName), content };
};

/**
 * Routes an address beside the JSON endpoints, under the same conditions as theirs; what it answers is the handler's to send.
 * @param may who may at all, asked before a byte of the body is read
 */
export const fileRoute = <P extends z.ZodType, Q extends z.ZodType, A extends z.ZodType>(
  app: FastifyInstance,
  disk: FileDisk,
  endpoint: FileEndpoint<P, Q, A>,
  handler: (input: FileInput<P, Q>) => unknown,
  may?: (viewer: Viewer) => boolean,
): void => {
  routed.add(endpoint);
  const { takes } = endpoint;
  void app.register(async (scope) => {
    if (takes) await scope.register(multipart);
    scope.route({
      method: endpoint.method,
      url: endpoint.path,
      ...(takes ? { bodyLimit: takes.bytes + envelope } : {}),
      ...(endpoint.offline && { config: { offline: endpoint.offline } }),
      onRequest: knock(endpoint, may),
      handler: async (request, reply) => {
        let name = '';
        const answer = await handler({
          params: checked(endpoint.params, request.params) as Known<Out<P>>,
          query: checked(endpoint.query, request.query) as Known<Out<Q>>,
          viewer: request.viewer as Viewer,
          request,
          reply,
          file: async (tooLarge) => {
            await disk.needRoom();
            const read = takes ? await readFile(request, takes, tooLarge) : refuseField('?');
            name = read.name;
            return read.content;
          },
          fileName: () => name,
        });
        if (!endpoint.answer || answer === reply) return answer;
        const good = endpoint.answer.parse(answer);
        const shown = request.viewer?.sendsOnly ? receipt(endpoint.offline ?? [], good as object) : good;
        return reply.status(endpoint.status ?? 200).send(shown);
      },
    });
  });
};
