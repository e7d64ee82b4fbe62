import { expect, test } from 'vitest';
import { copyOut } from './copy.ts';

/** A connection that delivers the last rows and the end of a copy in one packet, after its reader has fallen behind. */
test('a connection held back by a slow reader is let go when the copy ends', async () => {
  let flowing = true;
  const connection = { stream: { pause: () => (flowing = false), resume: () => (flowing = true) }, query: () => undefined };
  type Command = {
    submit(c: unknown): void;
    handleCopyData(m: { chunk: Buffer }, c: unknown): void;
    handleCommandComplete(m: { text: string }): void;
    handleReadyForQuery(): void;
  };
  const submitted: Command[] = [];
  const { output, done } = copyOut({ query: (c: Command) => submitted.push(c) } as never, 'copy t to stdout');
  const [command] = submitted as [Command];
  command.submit(connection);
  command.handleCopyData({ chunk: Buffer.alloc(3 << 20, 'x') }, connection);
  expect(flowing).toBe(false);
  command.handleCommandComplete({ text: 'COPY 1' });
  command.handleReadyForQuery();
  expect(await done).toBe(1);
  let bytes = 0;
  for await (const chunk of output) bytes += (chunk as Buffer).length;
  expect(bytes).toBe(3 << 20);
  await expect.poll(() => flowing).toBe(true);
});
