import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['LINLI_API'] ?? 'http://127.0.0.1:8080';

/** Builds the staff console into dist/console, served by the program under /console/. In development it passes /api on to the program. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1300,
    // the words of a language come together, from however many files
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'words-zh', test: /[\\/]i18n[\\/]zh-CN[\\/]/ },
            { name: 'words-en', test: /[\\/]i18n[\\/]en[\\/]/ },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, fs: { allow: ['..'] }, proxy: { '/api': { target: api }, '/files': { target: api } } },
});
