import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { blocksOf, type PaperDocument } from '#contract/kernel/paper.ts';
import { writePages, writePaper } from './paper.ts';

const clause = '甲方与乙方在平等自愿的基础上，本着资源共享、优势互补、互利共赢的原则，就社区治理共建事项达成如下协议，每季度不少于一次。';
const agreement = (clauses: number): PaperDocument => ({
  title: '共建协议',
  blocks: blocksOf(
    `# 党建共建协议书\n\n## 一、内容\n${Array.from({ length: clauses }, (_, i) => `${i + 1}. ${clause}`).join('\n')}\n- 条目\n| 承诺 | 期限 |\n| 开放停车场 | 2026-12-31 |`,
  ),
  signatures: [
    {
      role: '甲方',
      name: '七一社区党委',
      strokes: [
        [
          [0, 0],
          [500, 300],
          [900, 100],
        ],
        [[10, 390]],
      ],
      signed: '和秀英 2026-11-28',
    },
    { role: '乙方', name: '古城中学党支部', strokes: null, signed: null },
  ],
  foot: ['编号 530702-GJ-2026-0001', 'SHA-256 0123'],
  code: { url: 'https://linli.example/proof/abc', words: '扫码查验真伪' },
  at: '2026-11-28T00:00:00.000Z',
});
/** Everything a PDF says in the clear, its compressed streams opened. */
const opened = (pdf: Buffer): string => {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
  return [text, ...streams].join('\n');
};
const pages = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length;

it('a line that begins with > is a note, not a sign on the paper', () => {
  expect(blocksOf('正文\n> 扫码核验')).toEqual([
    { kind: 'paragraph', text: '正文' },
    { kind: 'note', text: '扫码核验' },
  ]);
});

it('writes as many pages as it takes, carries the characters it uses, and can be copied from', async () => {
  const pdf = await writePaper(agreement(30));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pages(pdf)).toBe(3);
  const text = opened(pdf);
  expect(text).toContain('NotoSansHans-Regular');
  // characters stand behind the glyphs: 共 U+5171, 建 U+5EFA
  expect(text.toLowerCase()).toContain('<5171>');
  expect(text.toLowerCase()).toContain('<5efa>');
  expect(pdf.length).toBeLessThan(300_000);
});

it('gives the same bytes for the same document, and others for another', async () => {
  const [one, two, other] = await Promise.all([writePaper(agreement(3)), writePaper(agreement(3)), writePaper(agreement(4))]);
  expect(one.equals(two)).toBe(true);
  expect(one.equals(other)).toBe(false);
});

const svg = (body: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" font-family="x">${body}</svg>`;
const drawn = (body: string): Promise<Buffer> => writePages([{ svg: svg(body), width: 210, height: 297 }], '图', new Date(0));

it('puts drawings on paper as lines and letters, not as pixels', async () => {
  const pdf = await drawn(
    '<rect x="1" y="2" width="30" height="40" rx="2" fill="none" stroke="#c9c8c3" stroke-width="0.2"/><g transform="translate(5 6) scale(2)" stroke="#111111"><path d="M1 1h2v1h-2z" fill="#000000"/><line x1="0" y1="0" x2="9" y2="9" stroke-dasharray="4 3"/><circle cx="3" cy="3" r="22" fill="transparent" stroke="none"/></g><text x="105" y="60" font-size="5" font-weight="600" text-anchor="middle" fill="#1f2328">七一&amp;党委</text>',
  );
  const text = opened(pdf);
  expect(text).not.toContain('/Subtype /Image');
  expect(text.toLowerCase()).toContain('<515a>');
  expect(pages(pdf)).toBe(1);
});

it.each([
  ['a picture', '<image href="http://example.org/a.png"/>'],
  ['a script', '<script>alert(1)</script>'],
  ['a foreign transform', '<g transform="rotate(3)"></g>'],
  ['a colour by reference', '<rect width="1" height="1" fill="url(#a)"/>'],
  ['a path that is none', '<path d="M0 0 javascript"/>'],
])('refuses %s', async (_, body) => {
  await expect(drawn(body)).rejects.toMatchObject({ code: 'paper.drawing' });
});
