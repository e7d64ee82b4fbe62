import { v7 } from 'uuid';
import type { ActBody, CaseDetail, ReportBody } from '#contract/cases/api.ts';
import type { Running } from './process.ts';
import { type Grid, pointIn } from './territory.ts';

/** What a request got. `body` is the parsed JSON, whatever its shape. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every endpoint
  readonly body: any;
  readonly headers: Record<string, unknown>;
}

type Fields = Record<string, unknown>;
/** Fields that make each act valid; a test overrides what it is about. */
const actFields = (organisationId: string, now: Date): Record<ActBody['action'], Fields> => ({
  verify: {},
  file: {},
  reject: { reason: '不属受理范围' },
  withdraw: {},
  dispatch: { organisationId },
  recall: { reason: '派错单位' },
  accept: {},
  return: { reason: '不属本单位职责' },
  claim: {},
  hand_back: {},
  progress: { text: '已到现场' },
  answer: { text: '已清理完毕，现场恢复' },
  settle: { text: '请带身份证到社区服务中心办理' },
  check: {},
  rework: { reason: '没有清干净' },
  call_back: { rating: { answered: true, solved: true, satisfied: true, comment: null } },
  close: { reason: '办结' },
  reopen: { reason: '问题又出现了' },
  archive: {},
  shelve: { reason: '等待施工', until: new Date(now.getTime() + 30 * 86_400_000).toISOString() },
  wait: { text: '请补充具体楼栋和单元号', until: new Date(now.getTime() + 3 * 86_400_000).toISOString() },
  extend: { days: 2 },
  resume: {},
  supervise: { reason: '请抓紧办理' },
  // into which case is for the test to say
  merge: { intoId: v7() },
  unmerge: { reason: '不是同一件事' },
  supplement: { text: '补充：靠近东门' },
});

export const reportBody = (over: Partial<ReportBody> & { grid?: Grid } = {}): ReportBody => {
  const { grid = '001001001', ...rest } = over;
  return {
    id: v7(),
    text: '楼下垃圾堆积没人清理，味道很大',
    point: pointIn(grid),
    placeText: null,
    areaCode: null,
    categoryCode: null,
    photoIds: [],
    anonymous: false,
    occurredAt: null,
    ...rest,
  };
};

/** Somebody with a session (or nobody) who sends requests to one process. */
export interface Client {
  get(url: string, headers?: Record<string, string>): Promise<Answer>;
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(url: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Uploads a photo as the field `photo`. */
  upload(bytes: Uint8Array, name?: string, type?: string): Promise<Answer>;
  report(over?: Partial<ReportBody> & { grid?: Grid }): Promise<Answer>;
  act(caseId: string, action: ActBody['action'], fields?: Fields): Promise<Answer>;
  /** The case as this person sees it; throws when it does not. */
  see(caseId: string): Promise<CaseDetail>;
  readonly cookie: string;
}

/** @param organisationId where `dispatch` goes when the test does not say */
export const clientOf = (process: Running, jurisdiction: string, cookie: string, organisationId: string): Client => {
  const send = async (method: 'GET' | 'POST' | 'PUT', url: string, payload: unknown, headers: Record<string, string>): Promise<Answer> => {
    const answer = await process.app.inject({
      method,
      url,
      headers: { 'x-jurisdiction': jurisdiction, 'x-linli': '1', ...(cookie ? { cookie } : {}), ...headers },
      ...(payload === undefined ? {} : { payload: payload as object }),
    });
    const json = String(answer.headers['content-type'] ?? '').includes('json');
    return { status: answer.statusCode, body: json ? answer.json() : answer.rawPayload, headers: answer.headers };
  };
  const self: Client = {
    cookie,
    get: (url, headers = {}) => send('GET', url, undefined, headers),
    post: (url, body, headers = {}) => send('POST', url, body, headers),
    put: (url, body, headers = {}) => send('PUT', url, body, headers),
    upload: (bytes, name = 'photo.jpg', type = 'image/jpeg') => {
      const edge = 'linli-test-boundary';
      const head = `--${edge}\r\ncontent-disposition: form-data; name="photo"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
      const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]);
      return send('POST', '/api/files', payload, {
        'content-type': `multipart/form-data; boundary=${edge}`,
        'content-length': String(payload.length),
      });
    },
    report: (over) => self.post('/api/reports', reportBody(over)),
    act: (caseId, action, fields = {}) =>
      self.post(`/api/cases/${caseId}/actions`, {
        id: v7(),
        action,
        ...actFields(organisationId, process.kernel.clock.now())[action],
        ...fields,
      }),
    see: async (caseId) => {
      const answer = await self.get(`/api/cases/${caseId}`);
      if (answer.status !== 200) throw new Error(`GET case: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body as CaseDetail;
    },
  };
  return self;
};
