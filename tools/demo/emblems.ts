import sharp from 'sharp';
import { v7 } from 'uuid';
import type { RegisterRow } from '#contract/registers/api.ts';
import { demoPassword } from './people.ts';

const size = 480;
const colours = [
  ['#b3392b', '#f3d8a5'],
  ['#1f6f78', '#e6f0ea'],
  ['#8a4f9e', '#f5e6f7'],
  ['#2f6b3a', '#eef3d2'],
  ['#24507a', '#dfeaf5'],
  ['#a8641a', '#fdf0d8'],
] as const;

/** An emblem without letters, so that it needs no font: a roof, a sun or a peak above water within a ring, another for each number. */
export const emblemOf = (n: number): string => {
  const [dark, light] = colours[n % colours.length] ?? colours[0];
  const middle = size / 2;
  const tops = [
    `<path d="M140 250 L240 150 L340 250 Z" fill="${dark}"/><rect x="180" y="250" width="120" height="60" fill="${dark}"/>`,
    `<circle cx="${middle}" cy="215" r="70" fill="${dark}"/>`,
    `<path d="M120 300 L210 150 L255 225 L290 175 L360 300 Z" fill="${dark}"/>`,
  ];
  const wave = (y: number): string =>
    `<path d="M110 ${y} q32 -24 65 0 t65 0 t65 0 t65 0" fill="none" stroke="${dark}" stroke-width="12" stroke-linecap="round"/>`;
  const count = 2 + (n % 2);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="#ffffff"/>
    <circle cx="${middle}" cy="${middle}" r="225" fill="${light}" stroke="${dark}" stroke-width="14"/>
    ${tops[n % tops.length]}${Array.from({ length: count }, (_, i) => wave(335 + i * 34)).join('')}</svg>`;
};

/** Gives the brands of a fresh demo their emblems, as the person who keeps them would: drawn, sent in, put into the row. Harmless when repeated. */
export const giveEmblems = async (url: string): Promise<number> => {
  const headers = { 'x-linli': '1', origin: url };
  const signedIn = await fetch(`${url}/api/session/password`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'supervisor', password: demoPassword }),
  });
  if (!signedIn.ok) return 0;
  const cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const send = async (path: string, body: FormData | object | null): Promise<Response> => {
    const isForm = body instanceof FormData;
    return fetch(`${url}${path}`, {
      method: body === null ? 'GET' : 'POST',
      headers: { ...headers, cookie, ...(isForm || body === null ? {} : { 'content-type': 'application/json' }) },
      ...(body !== null && { body: isForm ? body : JSON.stringify(body) }),
    });
  };
  const listed = await send('/api/registers/brands/rows?limit=100', null);
  if (!listed.ok) return 0;
  const { items } = (await listed.json()) as { items: RegisterRow[] };
  const without = items.filter(({ values, state }) => values['emblem'] === undefined && state !== 'nurtured');
  for (const [n, row] of without.entries()) {
    const form = new FormData();
    const png = await sharp(Buffer.from(emblemOf(n)))
      .png()
      .toBuffer();
    form.set('photo', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'emblem.png');
    const photo = (await (await send('/api/files', form)).json()) as { id: string };
    const computed = new Set(['steps', 'steps_done', 'progress', 'next_due']);
    const values = Object.fromEntries(Object.entries(row.values).filter(([key]) => !computed.has(key)));
    const body = { id: v7(), version: row.version, values: { ...values, emblem: [photo.id] }, reason: null };
    const answer = await send(`/api/registers/brands/rows/${row.id}`, body);
    if (!answer.ok) throw new Error(`an emblem was refused: ${await answer.text()}`);
  }
  return without.length;
};
