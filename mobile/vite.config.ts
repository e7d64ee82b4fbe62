import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Addresses of the server that the service worker must never answer with the phone's shell. */
const notOurs = [/^\/api\//, /^\/console/, /^\/health/, /^\/docs/, /^\/open311/];

const built = join(import.meta.dirname, '../dist/mobile');

/** What a public network answers in our place must not stay in a cache. (These functions are written into the service worker and see nothing else.) */
const notAPage = {
  cacheWillUpdate: async ({ response }: { response: Response }) =>
    response.status === 200 && !response.headers.get('content-type')?.startsWith('text/html') ? response : null,
};
const json = {
  cacheWillUpdate: async ({ response }: { response: Response }) =>
    response.status === 200 && response.headers.get('content-type')?.startsWith('application/json') ? response : null,
};

/** Groups of words that are said at the desk or by the server alone: settings, to-dos, background tasks, sheets, messages; `file.group` in one file. */
const elsewhere = [
  'configure',
  'todos',
  'work',
  'anyCategory',
  'reachToFill',
  'permissionRefused',
  'codeMessage',
  'conditions',
  'urgencies',
  'handlings',
  'personChoices',
  'catalogueSheet',
  'lights',
  'rates',
  'records',
  'cases.channels',
  'cases.queues',
  'cases.kinds',
  'actions',
];
/** Errors the phone has to put in words itself; all others come worded by the server. */
const ownErrors = /^(network|server|session)\./;
const phoneWords: Plugin = {
  name: 'words of the phone',
  enforce: 'pre',
  transform: (code, id) => {
    const file = /\/i18n\/[^/]+\/(\w+)\.json$/.exec(id)?.[1];
    if (file === undefined) return null;
    const words = Object.entries(JSON.parse(code) as Record<string, unknown>).filter(
      ([group]) => !elsewhere.includes(group) && !elsewhere.includes(`${file}.${group}`),
    );
    const own = words.map(([group, of]) =>
      file === 'kernel' && group === 'errors'
        ? [group, Object.fromEntries(Object.entries(of as object).filter(([code]) => ownErrors.test(code)))]
        : [group, of],
    );
    return { code: JSON.stringify(Object.fromEntries(own)), map: null };
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  build: {
    outDir: built,
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // A list of every page's files would weigh more than the rest of the start; a page has few of its own, and the service worker brings them all.
    modulePreload: { polyfill: false, resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')) },
    chunkSizeWarningLimit: 1100,
    // Few files: on a slow network each one costs a round trip. The libraries change seldom and stay cached over our own updates.
    rolldownOptions: {
      output: {
        // the lines of all pages are loaded at the start, and each holds the name of its file
        chunkFileNames: ({ name }) => (name.endsWith('-page') ? 'assets/[hash:7].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            { name: 'libraries', test: /node_modules[\\/](?!maplibre-gl|workbox-window|uqr|diff)/, priority: 2 },
            {
              name: 'shared',
              test: /(mobile[\\/]src[\\/](settings|modules[\\/]cases[\\/]report[\\/]report-item|place[\\/](here|distance|area-picker|place-candidates)|parts[\\/](?!use-act|more|writ|waiting-written|find-words|scarce-room)|store[\\/](?!act-draft|kept-form)|session[\\/](?!phone-form|second-step|code|ask-sign-in|live|lock-screen|binding|new-pin|pin-field|vault)|photos[\\/](?!viewer|gallery|prepare|exif))|[\\/]ui[\\/](?!map|disclosed|period|opening|rounds|roles|session-words|push|signature|form[\\/])|[\\/]client[\\/](?!live|tabs|endpoints[\\/](?!accounts|cases|territory))|[\\/]contract[\\/](accounts|territory|extensions|comments|kernel[\\/](?!form[\\/]|check-digits|paper|kinds|typed|notices)|cases[\\/](?!questions|actions|lifecycle|dispatching)))/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': process.env.LINLI_SERVER ?? 'http://127.0.0.1:8080' } },
  plugins: [
    react(),
    phoneWords,
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        id: '/',
        name: '邻理',
        short_name: '邻理',
        description: '随手拍一张照片，身边的问题有人管，办到哪一步随时看得见。',
        lang: 'zh-CN',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        orientation: 'portrait',
        background_color: '#f6f6f4',
        theme_color: '#f6f6f4',
        categories: ['government', 'utilities'],
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [{ name: '随手拍', url: '/report', icons: [{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' }] }],
      },
      workbox: {
        importScripts: ['/push.js'],
        globPatterns: ['**/*.{js,css,html,svg,png}'],
        // The map is a megabyte that most visits never open: kept only after its first use.
        globIgnores: ['**/map-!(picker-*)', '**/maplibre*'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: notOurs,
        cleanupOutdatedCaches: true,
        // Each file is kept only when it is the very one that was built; otherwise the worker is not installed and tries again later.
        manifestTransforms: [
          (entries) => ({
            manifest: entries.map((entry) => {
              const file = join(built, entry.url);
              return existsSync(file)
                ? { ...entry, integrity: `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}` }
                : entry;
            }),
          }),
        ],
        // The very first visit is already kept: whoever loses the network on it can still move between pages.
        clientsClaim: true,
        runtimeCaching: [
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
            handler: 'CacheFirst',
            options: { cacheName: 'parts', expiration: { maxEntries: 40 }, plugins: [notAPage] },
          },
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname === '/api/areas/boundaries',
            handler: 'StaleWhileRevalidate',
            options: { cacheName: 'boundaries', expiration: { maxEntries: 60, maxAgeSeconds: 30 * 86_400 }, plugins: [json] },
          },
          {
            // What questions are answered with, as it was last seen: a required one must not keep a report from being written without a network.
            urlPattern: ({ url, sameOrigin }) => sameOrigin && (url.pathname === '/api/areas' || url.pathname === '/api/choices'),
            handler: 'NetworkFirst',
            options: { cacheName: 'choices', expiration: { maxEntries: 60, maxAgeSeconds: 30 * 86_400 }, plugins: [json] },
          },
        ],
      },
    }),
  ],
});
