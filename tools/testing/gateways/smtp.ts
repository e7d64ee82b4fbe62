import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as a server got it. */
export interface Got {
  readonly to: readonly string[];
  readonly raw: string;
  readonly secure: boolean;
  readonly user: string | undefined;
}

/** The text of a mail, however it was wrapped for the way. */
export const textOf = ({ raw }: Got): string => {
  const end = raw.indexOf('\r\n\r\n');
  const body = raw.slice(end + 4);
  if (/^content-transfer-encoding: base64/im.test(raw.slice(0, end))) return Buffer.from(body, 'base64').toString();
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
};

/** A mail server of the test that speaks SMTP, with its own certificate. */
export interface MailServer {
  /** Its address; nobody vouches for its certificate. */
  readonly url: string;
  readonly got: Got[];
  close(): Promise<void>;
}

/** What the server says no to; it takes everything else. */
export interface Refusals {
  /** Answer to RCPT TO by address: a status and what it says. */
  readonly recipient?: (address: string) => { status: number; words: string } | null;
  /** Answer after the mail itself. */
  readonly content?: () => { status: number; words: string } | null;
  readonly options?: SMTPServerOptions;
  /** Only this user and password may send. */
  readonly login?: { user: string; password: string };
}

const refusal = ({ status, words }: { status: number; words: string }): Error => Object.assign(new Error(words), { responseCode: status });

/** Starts a mail server on loopback. */
export const startMailServer = async ({ recipient, content, options, login }: Refusals = {}): Promise<MailServer> => {
  const got: Got[] = [];
  const server = new SMTPServer({
    authOptional: login === undefined,
    logger: false,
    onAuth: ({ username, password }, _, done) =>
      username === login?.user && password === login?.password
        ? done(null, { user: username })
        : done(refusal({ status: 535, words: '5.7.8 no' })),
    onRcptTo: ({ address }, _, done) => {
      const no = recipient?.(address);
      done(no ? refusal(no) : null);
    },
    onData: (stream, session, done) => {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        raw += chunk;
      });
      stream.on('end', () => {
        const no = content?.();
        if (no) return done(refusal(no));
        got.push({ to: session.envelope.rcptTo.map((one) => one.address), raw, secure: session.secure, user: session.user });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}?certificate=any`, got, close: () => new Promise((done) => server.close(done)) };
};
