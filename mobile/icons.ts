/** Draws the phone's icons from public/icon.svg: run after changing the drawing, the PNG files are committed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const folder = join(import.meta.dirname, 'public');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
// Platforms cut maskable icons to any shape: square ground, drawing inside the safe circle.
const square = svg.replace(/rx="\d+"/, 'rx="0"');
const draw = (source: string, size: number, name: string) =>
  sharp(Buffer.from(source), { density: 300 }).resize(size, size).png({ compressionLevel: 9, palette: true }).toFile(join(folder, name));

await Promise.all([
  draw(svg, 192, 'icon-192.png'),
  draw(svg, 512, 'icon-512.png'),
  draw(square, 512, 'icon-maskable-512.png'),
  draw(square, 180, 'apple-touch-icon.png'),
]);
