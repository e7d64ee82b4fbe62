import sharp from 'sharp';
import type { Random } from './random.ts';

const shapes: Record<string, (x: number) => string> = {
  rubbish: (x) =>
    `<g transform="translate(${x},300)"><rect width="150" height="170" rx="12" fill="#3d6b4f"/><rect x="-10" y="-18" width="170" height="26" rx="8" fill="#2d5240"/><ellipse cx="40" cy="-22" rx="52" ry="34" fill="#20242a"/><ellipse cx="112" cy="-14" rx="44" ry="28" fill="#2b3038"/><ellipse cx="190" cy="158" rx="58" ry="30" fill="#2b2f36"/><rect x="-70" y="138" width="62" height="40" fill="#b08d57"/></g>`,
  hole: (x) =>
    `<ellipse cx="${x + 100}" cy="440" rx="190" ry="58" fill="#2a2723"/><ellipse cx="${x + 100}" cy="448" rx="150" ry="42" fill="#171513"/><path d="M${x - 120} 400 l60 24 -30 22 70 30" stroke="#2a2723" stroke-width="7" fill="none"/>`,
  lamp: (x) =>
    `<rect x="${x}" y="90" width="16" height="380" fill="#4a4f55"/><path d="M${x + 8} 96 q60 -44 130 -6" stroke="#4a4f55" stroke-width="12" fill="none"/><ellipse cx="${x + 142}" cy="98" rx="34" ry="14" fill="#2f3338"/>`,
  car: (x) =>
    `<g transform="translate(${x - 60},330)"><path d="M0 90 q10 -44 70 -50 q40 -50 130 -44 q60 4 90 50 q50 6 54 48 v30 h-344z" fill="#9a3b32"/><circle cx="74" cy="124" r="36" fill="#1d1f22"/><circle cx="270" cy="124" r="36" fill="#1d1f22"/><path d="M84 42 q40 -34 100 -30 v34z" fill="#b9cbd6"/></g>`,
  water: (x) =>
    `<path d="M${x - 200} 430 q140 -50 300 -10 t260 20 q40 60 -120 90 t-420 -20 z" fill="#5b7d8f" opacity=".85"/><path d="M${x - 90} 455 q70 -14 150 0" stroke="#a9c4d2" stroke-width="5" fill="none"/>`,
};
export type Scene = keyof typeof shapes;

/**
 * Draws a street scene as a photo of the simulated district: plainly a drawing, so that nobody takes it for evidence.
 * @returns a JPEG of 960 × 720
 */
export const drawScene = async (random: Random, scene: Scene): Promise<Buffer> => {
  const sky = random.pick(['#bcd3e3', '#d8dfe3', '#f0d9bd']);
  const wall = random.pick(['#c9b9a0', '#b7bcc0', '#d5c7b8', '#a9b3a4']);
  const houses = Array.from({ length: 4 }, (_, i) => {
    const height = 140 + Math.round(random.next() * 150);
    const windows = Array.from(
      { length: 6 },
      (_, w) =>
        `<rect x="${i * 240 + 40 + (w % 3) * 62}" y="${350 - height + 34 + Math.floor(w / 3) * 64}" width="34" height="40" fill="#5d6b78" opacity=".7"/>`,
    ).join('');
    return `<rect x="${i * 240 + 10}" y="${350 - height}" width="220" height="${height}" fill="${wall}" opacity="${(0.7 + random.next() * 0.3).toFixed(2)}"/>${windows}`;
  }).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 620" width="960" height="720" preserveAspectRatio="none"><rect width="960" height="620" fill="${sky}"/>${houses}
    <rect y="350" width="960" height="270" fill="#8a8d8f"/><rect y="350" width="960" height="26" fill="#a9a79f"/><path d="M0 560 h960" stroke="#d9d6c8" stroke-width="8" stroke-dasharray="90 60"/>
    ${shapes[scene]?.(180 + Math.round(random.next() * 420)) ?? ''}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
};
