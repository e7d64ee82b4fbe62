import sharp from 'sharp';
import { v7 } from 'uuid';
import type { RenovationDetail, RenovationItem } from '#contract/renovations/shown.ts';
import { demoPassword } from './people.ts';

const [width, height] = [960, 640];
/** A block of flats, drawn: grey and stained before, with scaffolding in between, bright and planted after. `done` of its six floors are finished. */
export const blockOf = (done: number): string => {
  const floors = Array.from({ length: 6 }, (_, n) => {
    const finished = n < done;
    const y = 480 - n * 66;
    const windows = Array.from(
      { length: 7 },
      (__, i) => `<rect x="${236 + i * 72}" y="${y + 14}" width="40" height="36" fill="${finished ? '#bcd8ea' : '#7d8690'}"/>`,
    );
    const scaffold = done > 0 && !finished ? `<path d="M200 ${y} h560 M200 ${y + 33} h560" stroke="#c9983c" stroke-width="5"/>` : '';
    return `<rect x="210" y="${y}" width="540" height="66" fill="${finished ? '#efe2c6' : '#a9a49a'}" stroke="#5c5850" stroke-width="2"/>${windows.join('')}${scaffold}`;
  });
  const trees = Array.from({ length: done }, (_, i) => `<circle cx="${90 + i * 150}" cy="560" r="28" fill="#4f8a4d"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#dfe7ec"/>
    <rect y="546" width="${width}" height="94" fill="#8f8a80"/>${floors.join('')}${trees.join('')}</svg>`;
};

const dayLong = 86_400_000;
const dayBack = (days: number): string => new Date(Date.now() + 8 * 3_600_000 - days * dayLong).toISOString().slice(0, 10);
/** Pictures as they came: before, then week by week with one missed. */
const taken = [
  { kind: 'before', back: 41, done: 0, words: '改造前的外墙' },
  { kind: 'week', back: 36, done: 0, words: '围挡和材料进场' },
  { kind: 'week', back: 29, done: 1, words: '管网开挖' },
  { kind: 'week', back: 15, done: 2, words: '立管更换完成' },
  { kind: 'week', back: 8, done: 3, words: '屋面清理' },
] as const;

/** Gives the works of a fresh demo their pictures, as the clerk would: drawn, sent in, shown. Harmless when repeated. */
export const showWorks = async (url: string): Promise<number> => {
  const headers = { 'x-linli': '1', origin: url };
  const json = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${url}/api/session/password`, {
    method: 'POST',
    headers: { ...headers, ...json },
    body: JSON.stringify({ login: 'dispatcher', password: demoPassword }),
  });
  if (!signedIn.ok) return 0;
  const cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const read = async <T>(path: string): Promise<T | null> => {
    const answer = await fetch(`${url}${path}`, { headers: { ...headers, cookie } });
    return answer.ok ? ((await answer.json()) as T) : null;
  };
  const list = await read<{ items: RenovationItem[] }>('/api/renovations?stage=works');
  let shown = 0;
  for (const { id } of list?.items ?? []) {
    const detail = await read<RenovationDetail>(`/api/renovations/${id}`);
    if (!detail?.mayManage || detail.pictures.length > 0) continue;
    for (const { kind, back, done, words } of taken) {
      const form = new FormData();
      const png = await sharp(Buffer.from(blockOf(done)))
        .png()
        .toBuffer();
      form.set('photo', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'works.png');
      const sent = await fetch(`${url}/api/files`, { method: 'POST', headers: { ...headers, cookie }, body: form });
      const photo = (await sent.json()) as { id: string };
      const body = { id: v7(), kind, takenOn: dayBack(back), words, photoIds: [photo.id] };
      const answer = await fetch(`${url}/api/renovations/${id}/pictures`, {
        method: 'POST',
        headers: { ...headers, ...json, cookie },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`a picture of works was refused: ${await answer.text()}`);
      shown += 1;
    }
  }
  return shown;
};
