/** What a program must know before its first call; the fixed part of the description. */
export const howToCall = {
  info: {
    title: 'Linli 邻理',
    version: '0.1.0',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    description: `Everything the pages of Linli do goes through this interface.

**Signing in.** \`POST /api/session/password\` with user name (or phone) and password; \`POST /api/session/code\` and then
\`POST /api/session/phone\` with a code sent to the phone; or \`POST /api/session/anonymous\` for a device without a person, which may report and
follow what it reported, and nothing else. Each answers with the session cookie: \`linli.session_token\`, behind https
\`__Secure-linli.session_token\`. Send it with every request. Where the answer is \`{"secondFactor": true, "ticket": …}\` no session is open yet:
send ticket and code to \`POST /api/session/second-factor\`. A program works under an account of its own with the post it needs. Sessions of
staff end 30 minutes after their last request and 12 hours after their sign-in, others after 30 and 90 days: on \`session.required\` sign in again.
A phone bound to an account sends without a session what was written offline: it answers \`POST /api/devices/:deviceId/challenge\` at
\`…/pass\` with a signature and gets a cookie for ten minutes. It is good for endpoints described so; their answer is then \`received: true\`
with ids and states alone, and nothing can be read. \`x-linli-account\` names the account something was written under: where another one
sends, it is refused with \`session.required\`.

**Changing something.** Every request but GET carries the header \`x-linli: 1\`, which no foreign page can send; without it the answer is
\`request.csrf\`. A change carries an \`id\`, a UUID made by the client: the same id with the same content is done once, however often it is sent,
so a request without an answer is sent again as it was. The same id with other content is \`request.id_reused\`. What has a \`version\` is changed
only from the version named; else the answer is 409 and nothing happened.

**Jurisdictions.** One installation may hold several. \`x-jurisdiction\` names one by its code (\`530702\`); without it the installation's
default is meant. Rights count in the jurisdiction named.

**Fields.** A field of a request that may be left out may also be null, where it says so; an answer holds all its fields, null where there is
nothing. Moments are ISO 8601 with an offset, days are days in Shanghai, points WGS-84.

**Lists** answer \`{items, next}\`: hand \`next\` back as \`cursor\` for the following page; null is the end.

**Refusals** have one shape: a \`code\` for programs, a sentence for people in the language of \`accept-language\`, and \`data\`. 429 and 507 say
in \`retry-after\` when to come again. Bodies may have 8 kB where no session is needed and 64 kB elsewhere, more where the contract says so.

**Being told.** \`GET /api/live\` is a stream of server-sent events; after a lost connection read again what you show.`,
  },
  components: {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'linli.session_token', description: 'Session cookie of plain HTTP' },
      secureSession: { type: 'apiKey', in: 'cookie', name: '__Secure-linli.session_token', description: 'Session cookie behind https' },
    },
    parameters: {
      Linli: {
        name: 'x-linli',
        in: 'header',
        required: true,
        description: 'Says that the request comes from a program or page of its own will, not from a foreign form',
        schema: { const: '1' },
      },
      Jurisdiction: {
        name: 'x-jurisdiction',
        in: 'header',
        required: false,
        description: 'Code of the jurisdiction meant; the default of the installation where it is absent',
        schema: { type: 'string' },
        example: '530702',
      },
      Language: {
        name: 'accept-language',
        in: 'header',
        required: false,
        description: 'Language of sentences: `en` when it comes first, else Chinese',
        schema: { type: 'string' },
        example: 'zh-CN',
      },
    },
    headers: { RetryAfter: { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } } },
  },
} as const;
