import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentKey } from '#kernel/files/keys.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { verifyChains } from './index.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

/** Left half red, right half blue, so that turning shows. */
const halves = (width = 60, height = 40) => {
  const right = { input: { create: { width: width / 2, height, channels: 3 as const, background: '#0000ff' } }, left: width / 2, top: 0 };
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([right]);
};
const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};
/** A photo as a phone makes it: turned, with place, camera, editing history, caption and comment. */
const phonePhoto = async (): Promise<Buffer> => {
  const bytes = await halves()
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Make: 'SecretPhone', ImageDescription: '王家门口' },
      IFD3: {
        ...{ GPSLatitudeRef: 'N', GPSLatitude: '26/1 52/1 48/1', GPSLongitudeRef: 'E', GPSLongitude: '100/1 12/1 18/1' },
        GPSHPositioningError: '125/10',
      },
    })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>SecretXmp</rdf:Description></rdf:RDF></x:xmpmeta>',
    )
    .jpeg()
    .toBuffer();
  const iptc = Buffer.concat([
    Buffer.from('Photoshop 3.0\0'),
    Buffer.from('8BIM\x04\x04\0\0', 'latin1'),
    Buffer.from([0, 0, 0, 16, 0x1c, 2, 120, 0, 11]),
    Buffer.from('SecretIptc!'),
  ]);
  return Buffer.concat([bytes.subarray(0, 2), segment(0xed, iptc), segment(0xfe, Buffer.from('SecretComment')), bytes.subarray(2)]);
};
/** Markers of a JPEG up to its picture data. */
const markersOf = (jpeg: Buffer): number[] => {
  const found: number[] = [];
  for (let at = 2; jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2)) found.push(jpeg[at + 1] ?? 0);
  return found;
};
const colour = async (bytes: Buffer, left: number, top: number): Promise<string> => {
  const [r = 0, , b = 0] = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return r > b ? 'red' : 'blue';
};

describe('a photo from a phone', () => {
  test('is turned upright, tells its place once, and keeps nothing else', async () => {
    const original = await phonePhoto();
    const before = await sharp(original).metadata();
    expect([before.exif, before.xmp, before.iptc, before.orientation].map((x) => x !== undefined)).toEqual([true, true, true, true]);
    const resident = await d.as('resident');
    const uploaded = await resident.upload(original);
    expect(uploaded).toMatchObject({ status: 201, body: { width: 40, height: 60, point: { lon: 100.205, lat: 26.88 }, accuracy: 13 } });
    for (const url of [uploaded.body.url, uploaded.body.thumbnailUrl]) {
      const stored = await resident.get(url);
      expect(stored.headers).toMatchObject({
        'content-type': 'image/jpeg',
        'x-content-type-options': 'nosniff',
        'cache-control': expect.stringContaining('private'),
        'content-disposition': expect.stringContaining('inline'),
      });
      const bytes = stored.body as Buffer;
      const after = await sharp(bytes).metadata();
      expect([after.exif, after.xmp, after.iptc, after.icc, after.comments]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      // JFIF header and tables alone; no application segment, no comment
      for (const marker of markersOf(bytes)) expect([0xe0, 0xdb, 0xc0, 0xc2, 0xc4, 0xdd]).toContain(marker);
      expect(bytes.toString('latin1')).not.toMatch(/Secret|Exif|adobe|Photoshop/);
    }
    const full = (await resident.get(uploaded.body.url)).body as Buffer;
    // what was left in the sensor is on top once turned by 90° clockwise
    expect([await colour(full, 20, 5), await colour(full, 20, 55)]).toEqual(['red', 'blue']);
    const { caseId } = (await resident.report({ photoIds: [uploaded.body.id] })).body;
    expect((await resident.see(caseId)).photos).toEqual([
      { id: uploaded.body.id, url: uploaded.body.url, thumbnailUrl: uploaded.body.thumbnailUrl, width: 40, height: 60 },
    ]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i is kept as pixels', async (orientation) => {
    const resident = await d.as('resident');
    const plain = await halves().png().toBuffer();
    const original = await sharp(plain).jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer();
    const { url, width, height, point } = (await resident.upload(original)).body;
    expect([width, height, point]).toEqual(orientation > 4 ? [40, 60, null] : [60, 40, null]);
    // where EXIF 2.3 says the sensor's left edge belongs
    const red = { 1: [5, 20], 2: [55, 20], 3: [55, 20], 4: [5, 20], 5: [20, 5], 6: [20, 5], 7: [20, 55], 8: [20, 55] }[orientation] as [
      number,
      number,
    ];
    expect(await colour((await resident.get(url)).body as Buffer, ...red)).toBe('red');
  });

  test('a large one is scaled down', async () => {
    const resident = await d.as('resident');
    const answer = await resident.upload(await halves(5000, 2500).jpeg({ quality: 30 }).toBuffer());
    expect(answer.body).toMatchObject({ width: 2048, height: 1024 });
    const small = await sharp((await resident.get(answer.body.thumbnailUrl)).body as Buffer).metadata();
    expect([small.width, small.height]).toEqual([320, 320]);
  });

  test.each(['png', 'webp'] as const)('%s is taken as well, on white', async (format) => {
    const clear = await sharp({ create: { width: 30, height: 30, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .toFormat(format)
      .toBuffer();
    const resident = await d.as('resident');
    const { url } = (await resident.upload(clear, `photo.${format}`, `image/${format}`)).body;
    const [r] = await sharp((await resident.get(url)).body as Buffer)
      .raw()
      .toBuffer();
    expect(r).toBeGreaterThan(250);
  });
});

describe('what is no photo', () => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  /** A small file that says it holds 50,000 × 50,000 pixels. */
  const bomb = (): Buffer => {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(50_000, 0);
    header.writeUInt32BE(50_000, 4);
    header.set([8, 2, 0, 0, 0], 8);
    return Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  };
  const frames = async () => {
    const pictures = ['#f00', '#0f0', '#00f'].map((background) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer(),
    );
    return sharp(await Promise.all(pictures), { join: { animated: true } });
  };

  test.each<[string, () => Promise<Buffer> | Buffer, number, string]>([
    ['12 MB', () => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(12 * 1024 * 1024)]), 413, 'file.too_large'],
    ['25 MB', () => Buffer.alloc(25 * 1024 * 1024), 413, 'file.too_large'],
    ['a zip named .jpg', () => Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(400)]), 415, 'file.other_kind'],
    ['a page named .jpg', () => Buffer.from('<html><script>alert(1)</script></html>'), 415, 'file.not_an_image'],
    [
      'an SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'),
      415,
      'file.other_kind',
    ],
    ['an animated GIF', async () => (await frames()).gif().toBuffer(), 415, 'file.other_kind'],
    ['a still GIF', () => halves().gif().toBuffer(), 415, 'file.other_kind'],
    ['an AVIF', () => halves().avif().toBuffer(), 415, 'file.other_kind'],
    ['a TIFF', () => halves().tiff().toBuffer(), 415, 'file.other_kind'],
    ['a film', () => Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(400)]), 415, 'file.other_kind'],
    ['a HEIC', () => Buffer.concat([Buffer.from('\0\0\0\x18ftypheic'), Buffer.alloc(400)]), 415, 'file.heic'],
    ['an animated WebP', async () => (await frames()).webp().toBuffer(), 415, 'file.not_an_image'],
    ['nothing', () => Buffer.alloc(0), 415, 'file.not_an_image'],
    ['a JPEG cut off', async () => (await halves(600, 400).jpeg().toBuffer()).subarray(0, 1500), 422, 'file.unreadable'],
    ['a PNG of 50,000 × 50,000 pixels', bomb, 413, 'file.too_many_pixels'],
  ])('%s', async (_, make, status, code) => {
    const resident = await d.as('resident');
    const before = (await d.asOwner<{ n: number }>('select count(*)::int as n from files'))[0]?.n;
    const answer = await resident.upload(await make());
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(answer.body.error.message).not.toMatch(/\{\{|undefined|NaN/);
    expect((await d.asOwner<{ n: number }>('select count(*)::int as n from files'))[0]?.n).toBe(before);
  });

  test('the refusal of a large one names its size and the limit', async () => {
    const answer = await (await d.as('resident')).upload(Buffer.alloc(12 * 1024 * 1024));
    expect(answer.body.error.message).toMatch(/12\.0 MB，最大 10 MB/);
  });

  test('the refusal of a photo of an iPhone says what it is and how to send it', async () => {
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypmif1'), Buffer.alloc(400)]);
    const answer = await (await d.as('resident')).upload(heic, 'IMG_0001.HEIC', 'image/heic');
    expect(answer.body.error.message).toMatch(/HEIC.*兼容性最佳.*截图/);
    expect((await (await d.as('resident')).upload(await halves().gif().toBuffer())).body.error.message).toContain('GIF');
  });

  test('a form without a photo, or no form at all', async () => {
    const resident = await d.as('resident');
    const edge = 'edge';
    const text = `--${edge}\r\ncontent-disposition: form-data; name="text"\r\n\r\nhello\r\n--${edge}--\r\n`;
    expect((await resident.post('/api/files', text, { 'content-type': `multipart/form-data; boundary=${edge}` })).status).toBe(400);
    expect([400, 415]).toContain((await resident.post('/api/files', { photo: 'x' })).status);
  });
});

describe('whose photo', () => {
  const photo = async (who: 'resident' | 'neighbour') =>
    (await (await d.as(who)).upload(await halves().jpeg().toBuffer())).body as { id: string; url: string; thumbnailUrl: string };
  const statusFor = async (who: Parameters<District['as']>[0], url: string) => (await (await d.as(who)).get(url)).status;

  test('before it belongs to a case: its uploader’s alone; afterwards, of those who see the case', async () => {
    const { id, url, thumbnailUrl } = await photo('resident');
    for (const address of [url, thumbnailUrl]) {
      expect(await statusFor('resident', address)).toBe(200);
      for (const who of ['neighbour', 'clerk', 'supervisor', 'handler', 'system_admin'] as const)
        expect([who, await statusFor(who, address)]).toEqual([who, 404]);
    }
    expect((await (await d.as('resident')).report({ photoIds: [id] })).status).toBe(201);
    for (const address of [url, thumbnailUrl]) {
      for (const who of ['resident', 'clerk', 'dispatcher', 'supervisor'] as const)
        expect([who, await statusFor(who, address)]).toEqual([who, 200]);
      for (const who of ['neighbour', 'outsider', 'handler', 'system_admin', 'audit_admin'] as const)
        expect([who, await statusFor(who, address)]).toEqual([who, 404]);
    }
  });

  test('somebody else’s cannot be used, by no one, in no act; the own only once', async () => {
    const { id } = await photo('neighbour');
    const resident = await d.as('resident');
    expect((await resident.report({ photoIds: [id] })).body.error.code).toBe('file.not_found');
    const caseId = await d.caseIn('reported');
    for (const [who, action] of [
      ['resident', 'supplement'],
      ['clerk', 'verify'],
    ] as const)
      expect((await (await d.as(who)).act(caseId, action, { photoIds: [id] })).body.error.code).toBe('file.not_found');
    const mine = await photo('resident');
    expect((await resident.act(caseId, 'supplement', { photoIds: [mine.id] })).body.timeline.at(-1).photos).toHaveLength(1);
    const again = await resident.act(caseId, 'supplement', { photoIds: [mine.id] });
    expect([again.status, again.body.error.code]).toEqual([409, 'file.already_used']);
    expect((await resident.see(caseId)).photos).toEqual([]);
  });

  test('verify names the event whose photo was replaced or removed', async () => {
    const { id } = await photo('resident');
    const { number } = (await (await d.as('resident')).report({ photoIds: [id] })).body;
    const { kernel } = d.process;
    const problems = async (): Promise<string[]> => {
      const read = (key: string) => kernel.contents.getBytes(key).catch(() => null);
      const { broken } = await verifyChains(kernel.db, d.id, undefined, read);
      return broken.filter((b) => b.number === number).map((b) => `${b.seq} ${b.problem}`);
    };
    expect(await problems()).toEqual([]);
    await kernel.contents.put(contentKey(d.id, id), await halves(20, 20).jpeg().toBuffer());
    expect(await problems()).toEqual([`1 photo ${id} was replaced`]);
    await kernel.contents.delete(contentKey(d.id, id));
    expect(await problems()).toEqual([`1 photo ${id} is missing`]);
  });

  test.each(['x', '../../etc/passwd', v7(), '00000000-0000-0000-0000-000000000000', `${v7()}%00`])(
    'there is none called %s',
    async (id) => {
      expect(await statusFor('resident', `/api/files/${encodeURIComponent(id)}`)).toBe(404);
    },
  );
});
