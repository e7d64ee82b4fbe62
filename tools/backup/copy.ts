import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { PassThrough } from 'node:stream';
import type pg from 'pg';

/** What pg's connection offers for COPY; its published types leave it out. */
interface CopyConnection {
  stream: NodeJS.WritableStream & { pause(): void; resume(): void; writableNeedDrain: boolean; destroyed: boolean };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

/** pg hands every server message of a query to the object that was submitted. */
abstract class CopyCommand {
  readonly done: Promise<number>;
  protected readonly text: string;
  private settle!: { resolve: (rows: number) => void; reject: (error: Error) => void };
  private rows = 0;
  private failure: Error | null = null;

  constructor(text: string) {
    this.text = text;
    this.done = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    this.done.catch(() => undefined);
  }

  submit(connection: CopyConnection): void {
    connection.query(this.text);
  }

  handleCommandComplete(message: { text: string }): void {
    this.rows = Number(message.text.split(' ')[1]);
  }

  handleError(error: Error): void {
    this.failure = error;
    this.settle.reject(error);
  }

  handleReadyForQuery(): void {
    if (!this.failure) this.settle.resolve(this.rows);
  }
}

class CopyOut extends CopyCommand {
  readonly output = new PassThrough({ highWaterMark: 1 << 20 });
  private held: CopyConnection | null = null;

  handleCopyData(message: { chunk: Buffer }, connection: CopyConnection): void {
    // the chunk is a window on a buffer that the next message from the server overwrites
    if (this.output.write(Buffer.from(message.chunk)) || this.held) return;
    this.held = connection;
    connection.stream.pause();
    this.output.once('drain', () => this.letGo());
  }

  private letGo(): void {
    this.held?.stream.resume();
    this.held = null;
  }

  override handleError(error: Error): void {
    this.output.destroy(error);
    this.letGo();
    super.handleError(error);
  }

  override handleReadyForQuery(): void {
    this.output.end();
    // a stream that is ending never asks for more: without this a connection held at its last rows would stay held for good
    this.letGo();
    super.handleReadyForQuery();
  }
}

class CopyIn extends CopyCommand {
  private readonly input: Readable;

  constructor(text: string, input: Readable) {
    super(text);
    this.input = input;
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.send(connection).catch((error: Error) => connection.sendCopyFail(error.message));
  }

  private async send(connection: CopyConnection): Promise<void> {
    for await (const chunk of this.input) {
      connection.sendCopyFromChunk(chunk as Buffer);
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
    }
    connection.endCopyFrom();
  }
}

/** Starts `copy … to stdout`; `done` gives the number of rows once the stream has been read to its end. */
export function copyOut(client: pg.Client, text: string): { output: Readable; done: Promise<number> } {
  const command = new CopyOut(text);
  client.query(command as unknown as pg.Submittable);
  return { output: command.output, done: command.done };
}

/** Runs `copy … from stdin` with the stream's content; gives the number of rows. A failing stream fails the command. */
export function copyIn(client: pg.Client, text: string, input: Readable): Promise<number> {
  const command = new CopyIn(text, input);
  client.query(command as unknown as pg.Submittable);
  return command.done;
}
