import { connect, createServer, type Socket } from 'node:net';

/** A link of so many bits a second in each direction, shared by all connections, on which everything arrives half a round trip later. */
export const slowLink = async (
  target: string,
  { bitsPerSecond, roundTripMs }: { bitsPerSecond: number; roundTripMs: number },
): Promise<{ url: string; close(): Promise<void> }> => {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const lane = () => {
    // when the line is free again
    let free = 0;
    return (from: Socket, to: Socket): void => {
      from.on('data', (bytes: Buffer) => {
        from.pause();
        const now = performance.now();
        free = Math.max(now, free) + (bytes.length * 8000) / bitsPerSecond;
        setTimeout(() => from.resume(), free - now);
        setTimeout(() => to.writable && to.write(bytes), free - now + roundTripMs / 2);
      });
      from.on('close', () => setTimeout(() => to.destroy(), roundTripMs / 2 + 1000));
      from.on('error', () => undefined);
    };
  };
  const [up, down] = [lane(), lane()];
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    }
    up(client, upstream);
    down(upstream, client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const own = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${own}`,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
